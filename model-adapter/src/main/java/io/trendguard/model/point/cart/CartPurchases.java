package io.trendguard.model.point.cart;

import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Purchase;
import io.trendguard.point.cart.CartPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What one retailer's customers bought, as far as it is known. A purchase that names a cart counts for that cart, whatever was
 * done to it within 24 hours on either side: what is done to a cart that was just bought makes no new one of it. A purchase that
 * names none counts for everything its customer did to carts in the 24 hours before.
 */
final class CartPurchases {
    private static final long HORIZON = CartPoint.HORIZON.toMillis();

    private final Map<String, List<Bought>> byCart = new HashMap<>();
    private final Map<PersonRef, List<Bought>> byPerson = new HashMap<>();

    private record Bought(long time, long knownAt) {}

    /** Takes a purchase in; other events say nothing here. */
    void seen(Event event) {
        if (event.fact() instanceof Purchase purchase) {
            Bought bought =
                    new Bought(event.time().toEpochMilli(), event.knownAt().toEpochMilli());
            purchase.cartId()
                    .map(cart -> byCart.computeIfAbsent(cart, id -> new ArrayList<>()))
                    .orElseGet(() -> byPerson.computeIfAbsent(purchase.customerId(), id -> new ArrayList<>()))
                    .add(bought);
        }
    }

    /** When it was known that a cart was bought, epoch milliseconds; empty if it is not known. */
    OptionalLong knownAt(CartCheck cart) {
        long active = cart.lastActivityAt().toEpochMilli();
        long known = first(byCart.getOrDefault(cart.cartId(), List.of()), active - HORIZON, active);
        if (cart.customerId().isPresent()) {
            List<Bought> ofPerson = byPerson.getOrDefault(cart.customerId().get(), List.of());
            known = Math.min(known, first(ofPerson, active, active));
        }
        return known == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(known);
    }

    private static long first(List<Bought> purchases, long from, long active) {
        long known = Long.MAX_VALUE;
        for (Bought bought : purchases) {
            boolean counts = bought.time() >= from && bought.time() <= active + HORIZON;
            known = counts ? Math.min(known, bought.knownAt()) : known;
        }
        return known;
    }
}
