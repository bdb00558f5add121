package io.trendguard.model.history;

/**
 * What the buckets of a product, brand or category add up to before a moment.
 *
 * @param totals by window and {@link Counts}
 * @param weeklySales lines sold in each of the {@value #WEEKS} weeks before the day of the purchase, newest first
 * @param asOf end of the latest bucket that was counted, epoch milliseconds; the start of time if there was none
 * @param forgotten whether the moment is so long before the newest fact that buckets behind it are gone
 */
public record ItemCounts(long[][] totals, long[] weeklySales, long asOf, boolean forgotten) {
    /** How many weeks are compared. */
    public static final int WEEKS = 12;

    /** One number. */
    public long get(Window window, Counts count) {
        return totals[window.place()][count.place()];
    }
}
