package io.trendguard.model.history;

/**
 * The readings, up to a moment, of the trend that featured a product last.
 *
 * @param trend stands for the trend's name
 * @param creator stands for the creator's name; 0 if none was named
 * @param times of the readings, epoch milliseconds, ascending
 * @param views running totals
 * @param likes running totals
 * @param ended whether the last reading closed the trend
 * @param trends7d how many different trends featured the product in the 7 days before
 */
public record TrendPast(
        long trend, long creator, long[] times, long[] views, long[] likes, boolean ended, int trends7d) {
    /** Time of the last reading. */
    public long asOf() {
        return times[times.length - 1];
    }
}
