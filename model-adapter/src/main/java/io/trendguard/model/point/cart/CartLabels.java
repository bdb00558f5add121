package io.trendguard.model.point.cart;

import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Purchase;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.point.cart.CartPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The outcomes of rows: a cart is abandoned if nothing of it is bought within 24 hours of the last activity before the row. An
 * outcome is not known before these are over, unless the cart is bought.
 */
final class CartLabels {
    private static final long HORIZON = CartPoint.HORIZON.toMillis();

    private final List<Long> activities = new ArrayList<>();
    private final List<Long> boughtKnownAt = new ArrayList<>();
    private final List<Integer> customers = new ArrayList<>();
    private final Map<String, List<Integer>> byCart = new HashMap<>();
    private final Map<PersonRef, List<Integer>> byPerson = new HashMap<>();
    private final Map<PersonRef, Integer> numbers = new HashMap<>();
    private int anonymous;
    private long end = Long.MIN_VALUE;

    /** The next row asks about this cart. */
    void asked(CartCheck cart) {
        int row = activities.size();
        activities.add(cart.lastActivityAt().toEpochMilli());
        boughtKnownAt.add(Long.MAX_VALUE);
        byCart.computeIfAbsent(cart.cartId(), id -> new ArrayList<>()).add(row);
        if (cart.customerId().isPresent()) {
            PersonRef person = cart.customerId().get();
            byPerson.computeIfAbsent(person, id -> new ArrayList<>()).add(row);
            customers.add(numbers.computeIfAbsent(person, id -> numbers.size() + anonymous));
        } else {
            customers.add(numbers.size() + anonymous++);
        }
    }

    /** Something happened: outcomes that were due before are known. */
    void seen(Event event) {
        end = Math.max(end, event.knownAt().toEpochMilli());
        if (event.fact() instanceof Purchase purchase) {
            List<Integer> rows = purchase.cartId()
                    .map(cart -> byCart.getOrDefault(cart, List.of()))
                    .orElseGet(() -> byPerson.getOrDefault(purchase.customerId(), List.of()));
            rows.forEach(row -> bought(row, event.time(), event.knownAt()));
        }
    }

    private void bought(int row, Instant at, Instant knownAt) {
        long after = at.toEpochMilli() - activities.get(row);
        if (after >= 0 && after <= HORIZON) {
            boughtKnownAt.set(row, Math.min(boughtKnownAt.get(row), knownAt.toEpochMilli()));
        }
    }

    /** Abandoned, bought or not known yet, by row. */
    byte[] labels() {
        byte[] labels = new byte[activities.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = isBought(row)
                    ? TrainingSet.KEPT
                    : settledAt(row) < end ? TrainingSet.REGRETTED : TrainingSet.UNKNOWN;
        }
        return labels;
    }

    private boolean isBought(int row) {
        return boughtKnownAt.get(row) != Long.MAX_VALUE;
    }

    private long settledAt(int row) {
        return activities.get(row) + HORIZON;
    }

    /** When each of them was known. */
    long[] knownAt() {
        return IntStream.range(0, activities.size())
                .mapToLong(row ->
                        isBought(row) ? boughtKnownAt.get(row) : settledAt(row) < end ? settledAt(row) : Long.MAX_VALUE)
                .toArray();
    }

    /** When each would have been known whichever way it went. */
    long[] settledAt() {
        return IntStream.range(0, activities.size())
                .mapToLong(row -> Math.max(settledAt(row), isBought(row) ? boughtKnownAt.get(row) : 0))
                .toArray();
    }

    /** When the outcome of abandoned carts was known; others have none of that kind. */
    long[] abandonedAt() {
        return IntStream.range(0, activities.size())
                .mapToLong(row -> isBought(row) || settledAt(row) >= end ? Long.MAX_VALUE : settledAt(row))
                .toArray();
    }

    /** A number for each customer; everybody who is not known counts alone. */
    int[] customers() {
        return customers.stream().mapToInt(Integer::intValue).toArray();
    }
}
