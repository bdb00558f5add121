package io.trendguard.simulation.play;

import io.trendguard.simulation.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts answers while events are played. Safe for use by many threads. */
final class Scores {
    private static final int REFUSALS = 10;
    private static final long LONGEST_MICROS = 3_600_000_000L;

    private final Map<String, Long> byStatus = new TreeMap<>();
    private final Histogram checkout = new Histogram(LONGEST_MICROS, 3);
    private final List<String> refusals = new ArrayList<>();
    private long answered;

    synchronized void count(Answer answer) {
        answered++;
        byStatus.merge(answer.status(), 1L, Long::sum);
        if (!answer.stands() && refusals.size() < REFUSALS) {
            String why = answer.whole().path("problem").path("detail").asText("");
            refusals.add(answer.id() + " " + answer.status() + ": "
                    + (why.isEmpty() ? answer.whole().path("detail").asText("") : why));
        }
    }

    synchronized void checkoutTook(long nanos) {
        checkout.recordValue(Math.min(LONGEST_MICROS, Math.max(0, nanos / 1_000)));
    }

    synchronized long answered() {
        return answered;
    }

    private long of(String status) {
        return byStatus.getOrDefault(status, 0L);
    }

    synchronized PlayReport report(long retries, Duration took) {
        return new PlayReport(
                answered,
                of("accepted"),
                of("repeated"),
                of("conflict"),
                of("rejected"),
                of("too_late"),
                retries,
                took,
                Latency.of(checkout),
                refusals);
    }
}
