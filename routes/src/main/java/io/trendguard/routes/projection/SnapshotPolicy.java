package io.trendguard.routes.projection;

import java.time.Duration;

/**
 * When a snapshot is worth its work: a start reads the entries after the last one.
 *
 * @param entries so many since the last one are worth another at once
 * @param fewEntries so many are worth another when nobody waits, or the time is over
 * @param pause time after which the fewer entries suffice
 */
public record SnapshotPolicy(long entries, long fewEntries, Duration pause) {
    /** A start then reads a few seconds' worth of entries at most. */
    public static final SnapshotPolicy DEFAULTS = new SnapshotPolicy(50_000, 2_000, Duration.ofMinutes(5));

    /**
     * Whether one is due in a running service.
     *
     * @param since entries since the last one
     * @param age time since the last one
     */
    boolean isDue(long since, Duration age) {
        return since >= entries || (since >= fewEntries && age.compareTo(pause) >= 0);
    }
}
