package io.trendguard.simulation.play;

import io.trendguard.simulation.Latency;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What came of playing events.
 *
 * @param sent events that were answered for
 * @param accepted new to the service
 * @param repeated accepted in an earlier call
 * @param conflicts ids that stood for other content
 * @param rejected refused for their content
 * @param tooLate checkouts whose deadline passed; they are accepted and nothing is shown
 * @param retries calls that had to be made again
 * @param took from the first to the last answer
 * @param checkout how long checkout calls took from the moment they were due; a call that waits behind a slow one counts
 * @param refusals the first refused events, with the service's words
 */
public record PlayReport(
        long sent,
        long accepted,
        long repeated,
        long conflicts,
        long rejected,
        long tooLate,
        long retries,
        Duration took,
        Latency checkout,
        List<String> refusals) {
    public PlayReport {
        refusals = List.copyOf(refusals);
    }

    /** Whether every event stands in the log. */
    public boolean complete() {
        return conflicts == 0 && rejected == 0;
    }

    /** In a few lines. */
    public String words() {
        double seconds = Math.max(1e-3, took.toMillis() / 1e3);
        String counts = String.format(
                Locale.ROOT,
                "%d events in %.1f s (%.0f/s): %d accepted, %d repeated, %d conflicts, %d rejected; %d calls made again",
                sent,
                seconds,
                sent / seconds,
                accepted,
                repeated,
                conflicts,
                rejected,
                retries);
        String checkouts = checkout.count() == 0
                ? ""
                : "\ncheckout calls: %s; %d past their deadline".formatted(checkout.words(), tooLate);
        return counts + checkouts + (refusals.isEmpty() ? "" : "\n" + String.join("\n", refusals));
    }
}
