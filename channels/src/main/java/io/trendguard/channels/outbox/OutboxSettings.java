package io.trendguard.channels.outbox;

import java.time.Duration;

/**
 * How patiently and how busily the outbox works.
 *
 * @param parallelism messages that are handed over at the same time
 * @param firstBackoff wait after the first certain failure; it doubles with each further one
 * @param longestBackoff and grows no further than this
 * @param followEvery how often the log is read for what is new
 * @param drain how long {@code stop} waits for messages that are being handed over
 * @param oneMessagePerOrder how long an order's channel stays taken by the treatment that went out on it
 */
public record OutboxSettings(
        int parallelism,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration followEvery,
        Duration drain,
        Duration oneMessagePerOrder) {

    /** What a shop starts with. */
    public static final OutboxSettings DEFAULTS = new OutboxSettings(
            4,
            Duration.ofSeconds(10),
            Duration.ofMinutes(15),
            Duration.ofMillis(200),
            Duration.ofSeconds(30),
            Duration.ofDays(60));

    public OutboxSettings {
        if (parallelism < 1) {
            throw new IllegalArgumentException("The parallelism (%d) must be at least 1.".formatted(parallelism));
        }
        if (firstBackoff.isZero() || firstBackoff.isNegative() || longestBackoff.compareTo(firstBackoff) < 0) {
            throw new IllegalArgumentException("The backoff must grow from (%s) to (%s), both longer than nothing."
                    .formatted(firstBackoff, longestBackoff));
        }
    }

    /** The wait after that many failures in a row, from 1. */
    Duration backoff(int failures) {
        int doublings = Math.min(30, Math.max(0, failures - 1));
        Duration wait = firstBackoff.multipliedBy(1L << doublings);
        return wait.compareTo(longestBackoff) > 0 ? longestBackoff : wait;
    }
}
