package io.trendguard.simulation.carts;

import java.time.Duration;
import java.time.Instant;

/**
 * What synthetic cart markets look like; the same settings always give the same events, to the byte, and how many
 * retailers there are changes none of them.
 *
 * @param seed names the markets; a part of every event's source
 * @param retailers how many shops
 * @param cartsPerRetailer carts that are begun in each shop
 * @param days how long the shops are watched
 * @param end the moment after which nothing is known any more
 */
public record CartMarketSettings(long seed, int retailers, int cartsPerRetailer, int days, Instant end) {
    public CartMarketSettings {
        within("retailers", retailers, 1, 999);
        within("carts of a retailer", cartsPerRetailer, 1, 200_000);
        within("days", days, 7, 3_650);
    }

    /** Twelve retailers with 2,000 carts each in 90 days. */
    public static CartMarketSettings defaults() {
        return new CartMarketSettings(42, 12, 2_000, 90, Instant.parse("2026-11-01T00:00:00Z"));
    }

    /** The moment the markets begin. */
    public Instant start() {
        return end.minus(Duration.ofDays(days));
    }

    /** The name of a retailer, and of the folder of its events; numbers begin with 1. */
    public static String retailer(int number) {
        return "store-" + number;
    }

    /** The CloudEvents source of every event of a retailer. */
    public String source(int number) {
        return "/synthetic/carts/" + seed + "/" + retailer(number);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "The number of %s (%d) must be within %d and %d.".formatted(name, value, least, most));
        }
    }
}
