package io.trendguard.warehouse;

import io.trendguard.event.Cart;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Delivery;
import io.trendguard.event.DispositionReport;
import io.trendguard.event.Fact;
import io.trendguard.event.Line;
import io.trendguard.event.Product;
import io.trendguard.event.Purchase;
import io.trendguard.event.Return;
import java.util.List;
import java.util.Optional;

/** The orders, carts, messages and products that an event names. */
final class Named {
    private Named() {}

    static Optional<String> order(Fact fact) {
        if (fact instanceof Purchase purchase) {
            return Optional.of(purchase.orderId());
        }
        if (fact instanceof Return returned) {
            return Optional.of(returned.orderId());
        }
        return fact instanceof Delivery delivery ? Optional.of(delivery.orderId()) : Optional.empty();
    }

    static Optional<String> cart(Fact fact) {
        if (fact instanceof Cart cart) {
            return Optional.of(cart.cartId());
        }
        if (fact instanceof CartCheck check) {
            return Optional.of(check.cartId());
        }
        return fact instanceof Purchase purchase ? purchase.cartId() : Optional.empty();
    }

    static Optional<String> message(Fact fact) {
        return fact instanceof DispositionReport report ? Optional.of(report.treatmentId()) : Optional.empty();
    }

    static List<String> products(Fact fact) {
        if (fact instanceof Purchase purchase) {
            return products(purchase.lines());
        }
        if (fact instanceof Cart cart) {
            return products(cart.lines());
        }
        if (fact instanceof Return returned) {
            return List.of(returned.productId());
        }
        return fact instanceof Product product ? List.of(product.productId()) : List.of();
    }

    private static List<String> products(List<Line> lines) {
        return lines.stream().map(Line::productId).toList();
    }
}
