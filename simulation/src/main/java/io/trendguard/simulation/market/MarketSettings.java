package io.trendguard.simulation.market;

import java.time.Duration;
import java.time.Instant;

/**
 * What a synthetic market looks like; the same settings always give the same events, to the byte.
 *
 * @param seed names the market; a part of every event's source
 * @param purchases orders that are placed
 * @param days how long the market is watched
 * @param end the moment after which nothing is known any more
 * @param customers people with an account by the end
 * @param products of the catalogue
 * @param creators people who make videos
 * @param trends that rise and decay in that time
 * @param trendShare part of the orders that begin with a trending product, in [0, 1]
 * @param trendReturnRate expected part of the trend-driven lines that come back
 * @param otherReturnRate expected part of the other lines that come back
 * @param missingReasonShare part of the returns that come without a reason
 * @param lateShare part of the facts that are known minutes to days after they happened
 */
public record MarketSettings(
        long seed,
        long purchases,
        int days,
        Instant end,
        int customers,
        int products,
        int creators,
        int trends,
        double trendShare,
        double trendReturnRate,
        double otherReturnRate,
        double missingReasonShare,
        double lateShare) {

    /** The most orders of one market; their numbers have nine digits. */
    public static final long MOST_PURCHASES = 999_999_999L;

    public MarketSettings {
        within("purchases", purchases, 1, MOST_PURCHASES);
        within("days", days, 7, 3_650);
        within("customers", customers, 10, 99_999_999);
        within("products", products, 10, 99_999);
        within("creators", creators, 2, 9_999);
        within("trends", trends, 2, 99_999);
        share("trendShare", trendShare, 0, 1);
        share("trendReturnRate", trendReturnRate, 0.15, 0.9);
        share("otherReturnRate", otherReturnRate, 0.1, 0.9);
        share("missingReasonShare", missingReasonShare, 0, 1);
        share("lateShare", lateShare, 0, 1);
    }

    /** The shipped market: 20,000 orders in 360 days, long enough for a split by time with a month between its parts. */
    public static MarketSettings defaults() {
        return ofSize(42, 20_000, 360, Instant.parse("2026-11-01T00:00:00Z"));
    }

    /** A market whose customers, catalogue and trends fit its number of orders and its days. */
    public static MarketSettings ofSize(long seed, long purchases, int days, Instant end) {
        int customers = (int) Math.min(99_999_999, Math.max(100, purchases * 3 / 10));
        return new MarketSettings(
                seed, purchases, days, end, customers, 1_200, 150, Math.max(8, days), 0.45, 0.30, 0.14, 0.15, 0.03);
    }

    /** The moment the market begins. */
    public Instant start() {
        return end.minus(Duration.ofDays(days));
    }

    /** The CloudEvents source of every event of this market. */
    public String source() {
        return "/synthetic/market/" + seed;
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "The number of %s (%d) must be within %d and %d.".formatted(name, value, least, most));
        }
    }

    private static void share(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be within %s and %s.".formatted(name, value, least, most));
        }
    }
}
