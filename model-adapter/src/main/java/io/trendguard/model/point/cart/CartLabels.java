package io.trendguard.model.point.cart;

import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.PersonRef;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.point.cart.CartPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The outcomes of rows: a cart is abandoned if nothing of it is bought within 24 hours of the last activity before the row. An
 * outcome is not known before these are over, unless the cart is bought.
 */
final class CartLabels {
    private static final long HORIZON = CartPoint.HORIZON.toMillis();

    private final List<CartCheck> asked = new ArrayList<>();
    private final List<Integer> customers = new ArrayList<>();
    private final Map<PersonRef, Integer> numbers = new HashMap<>();
    private final CartPurchases purchases = new CartPurchases();
    private int anonymous;
    private long end = Long.MIN_VALUE;

    /** The next row asks about this cart. */
    void asked(CartCheck cart) {
        asked.add(cart);
        if (cart.customerId().isPresent()) {
            customers.add(numbers.computeIfAbsent(cart.customerId().get(), id -> numbers.size() + anonymous));
        } else {
            customers.add(numbers.size() + anonymous++);
        }
    }

    /** Something happened: outcomes that were due before are known. */
    void seen(Event event) {
        end = Math.max(end, event.knownAt().toEpochMilli());
        purchases.seen(event);
    }

    /** Abandoned, bought or not known yet, by row. */
    byte[] labels() {
        byte[] labels = new byte[asked.size()];
        for (int row = 0; row < labels.length; row++) {
            CartCheck cart = asked.get(row);
            labels[row] = purchases.knownAt(cart).isPresent()
                    ? TrainingSet.KEPT
                    : isOver(cart) ? TrainingSet.REGRETTED : TrainingSet.UNKNOWN;
        }
        return labels;
    }

    /** Whether there is no time left to buy it. */
    private boolean isOver(CartCheck cart) {
        return settledAt(cart) < end;
    }

    private static long settledAt(CartCheck cart) {
        return cart.lastActivityAt().toEpochMilli() + HORIZON;
    }

    /** When each of them was known. */
    long[] knownAt() {
        return each(cart -> purchases.knownAt(cart).orElse(isOver(cart) ? settledAt(cart) : Long.MAX_VALUE));
    }

    /** When each would have been known whichever way it went. */
    long[] settledAt() {
        return each(cart -> Math.max(settledAt(cart), purchases.knownAt(cart).orElse(Long.MIN_VALUE)));
    }

    /** When the outcome of abandoned carts was known; others have none of that kind. */
    long[] abandonedAt() {
        return each(cart -> purchases.knownAt(cart).isPresent() || !isOver(cart) ? Long.MAX_VALUE : settledAt(cart));
    }

    private long[] each(ToLongFunction<CartCheck> ofRow) {
        return asked.stream().mapToLong(ofRow).toArray();
    }

    /** A number for each customer; everybody who is not known counts alone. */
    int[] customers() {
        return customers.stream().mapToInt(Integer::intValue).toArray();
    }
}
