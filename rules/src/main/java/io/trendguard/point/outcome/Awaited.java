package io.trendguard.point.outcome;

import java.time.Duration;
import java.time.Instant;

/**
 * Something whose outcome is awaited.
 *
 * @param key names it in reports, for example {@code order:o-17}
 * @param from what happened before does not count
 * @param until when the time for it has passed, if nobody reports a later end
 * @param lapses the outcome if nothing has happened by then, for example {@code kept}
 * @param lateCounts whether what happens after the end counts all the same
 */
public record Awaited(String key, Instant from, Instant until, String lapses, boolean lateCounts) {
    public Awaited {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "What is awaited of (%s) would end at (%s), before it begins at (%s).".formatted(key, until, from));
        }
    }

    /** From a moment on, for so long. */
    public static Awaited within(String key, Instant from, Duration time, String lapses, boolean lateCounts) {
        return new Awaited(key, from, from.plus(time), lapses, lateCounts);
    }

    /** Whether something of a moment counts. */
    boolean counts(Instant at, Instant end) {
        return !at.isBefore(from) && (lateCounts || !at.isAfter(end));
    }
}
