package io.trendguard.simulation.replay;

import io.trendguard.event.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What came of deciding again.
 *
 * @param tenant whose log was read
 * @param threads how many decided
 * @param equal decisions whose bytes are the recorded ones
 * @param different decisions whose bytes are not
 * @param erased decisions whose payload is gone
 * @param undecidable decisions that cannot be read, or whose rulebook or model was not at hand
 * @param took reading, deciding and comparing
 * @param findings the first decisions that are different or undecidable, by position
 */
public record ReplayReport(
        Tenant tenant,
        int threads,
        long equal,
        long different,
        long erased,
        long undecidable,
        Duration took,
        List<Finding> findings) {
    public ReplayReport {
        findings = List.copyOf(findings);
    }

    /**
     * A decision that did not come out as recorded.
     *
     * @param position of its entry
     * @param decisionId the decision
     * @param path where the first difference is, as a JSON path
     * @param recorded what was recorded there
     * @param replayed what came out there
     */
    public record Finding(long position, String decisionId, String path, String recorded, String replayed) {}

    /** Whether everything that could be read came out as recorded. */
    public boolean allEqual() {
        return different == 0 && undecidable == 0;
    }

    /** How many decisions the log holds, whatever came of them. */
    public long decisions() {
        return equal + different + erased + undecidable;
    }

    /** In a few lines. */
    public String words() {
        double seconds = Math.max(1e-9, took.toNanos() / 1e9);
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "%d decisions of %s replayed by %d threads in %.2f s (%.0f/s): %d equal, %d different, %d undecidable, %d erased",
                equal + different,
                tenant,
                threads,
                seconds,
                (equal + different) / seconds,
                equal,
                different,
                undecidable,
                erased));
        for (Finding finding : findings) {
            out.append(String.format(
                    "%n  entry %d, %s at %s: recorded %s, replayed %s",
                    finding.position(), finding.decisionId(), finding.path(), finding.recorded(), finding.replayed()));
        }
        return out.toString();
    }
}
