package io.trendguard.point.outcome;

import java.time.Instant;
import java.util.Comparator;

/**
 * A report as the log holds it.
 *
 * @param position of its entry
 * @param known when it became known
 * @param report what is said
 */
public record Reported(long position, Instant known, OutcomeReport report) {
    /** What became known last comes last. */
    static final Comparator<Reported> IN_ORDER =
            Comparator.comparing(Reported::known).thenComparing(Reported::position);
}
