package io.trendguard.simulation.carts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A cart from its first item to what becomes of it.
 *
 * @param number within the retailer
 * @param shopper whose cart it is
 * @param device it is filled on
 * @param channelSource where the customer came from
 * @param shippingSpeed the delivery the customer chose
 * @param speedFrom the first activity that states it
 * @param items in the order in which they are put in
 * @param activities what the customer does with it, in order
 * @param abandonment the true probability at the last activity that it is not bought within 24 hours
 * @param boughtAt when it is bought, epoch milliseconds
 * @param purchaseNamesCart whether the order says which cart it came of
 */
record PlannedCart(
        int number,
        int shopper,
        String device,
        String channelSource,
        Optional<String> shippingSpeed,
        int speedFrom,
        List<Item> items,
        List<Activity> activities,
        double abandonment,
        Optional<Long> boughtAt,
        boolean purchaseNamesCart) {
    static final long HORIZON = Duration.ofHours(24).toMillis();

    PlannedCart {
        items = List.copyOf(items);
        activities = List.copyOf(activities);
    }

    /** An item: a product of the shop, how many and what each costs. */
    record Item(int product, int quantity, long priceMinor) {}

    /** Something the customer does: at that time the cart holds its first so many items. */
    record Activity(long time, boolean checkout, int items) {}

    String id() {
        return "cart-" + number;
    }

    long startedAt() {
        return activities.get(0).time();
    }

    long lastActivity() {
        return activities.get(activities.size() - 1).time();
    }

    /** Whether it is not bought within 24 hours of the last activity. */
    boolean abandoned() {
        return boughtAt.isEmpty() || boughtAt.get() - lastActivity() > HORIZON;
    }

    /** The moment from which on nothing happens to it and its fate is known. */
    long over() {
        return Math.max(lastActivity() + HORIZON, boughtAt.orElse(0L));
    }

    /** What it is worth at the last activity, in major units. */
    double value() {
        return value(items);
    }

    static double value(List<Item> items) {
        return items.stream()
                        .mapToLong(item -> item.quantity() * item.priceMinor())
                        .sum()
                / 100.0;
    }
}
