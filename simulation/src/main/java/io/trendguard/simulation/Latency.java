package io.trendguard.simulation;

import java.util.Locale;
import org.HdrHistogram.AbstractHistogram;

/**
 * How long calls took, in microseconds.
 *
 * @param count of calls
 * @param p50 half of them took no longer
 * @param p90 nine in ten took no longer
 * @param p99 99 in a hundred took no longer
 * @param p999 999 in a thousand took no longer
 * @param max the longest
 */
public record Latency(long count, long p50, long p90, long p99, long p999, long max) {

    /** The summary of a histogram of microseconds. */
    public static Latency of(AbstractHistogram micros) {
        return new Latency(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(90),
                micros.getValueAtPercentile(99),
                micros.getValueAtPercentile(99.9),
                micros.getMaxValue());
    }

    /** In words, in milliseconds. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms (n = %d)",
                p50 / 1e3,
                p90 / 1e3,
                p99 / 1e3,
                p999 / 1e3,
                max / 1e3,
                count);
    }
}
