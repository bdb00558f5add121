package io.trendguard.warehouse;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the warehouse of a tenant is.
 *
 * @param state what it does
 * @param next the first place of the log that it has not read
 * @param head the first place beyond the log
 * @param completeUpTo time of the newest entry that it holds
 * @param since since when entries have been waiting for it; absent where none are
 * @param bytes its size on disk
 * @param remark what was found wrong and done about it
 */
public record WarehouseStatus(
        State state,
        long next,
        long head,
        Optional<Instant> completeUpTo,
        Optional<Instant> since,
        long bytes,
        Optional<String> remark) {
    /** What it does. */
    public enum State {
        /** It holds all but the newest entries. */
        FOLLOWING,
        /** It reads entries that came while it was not running. */
        CATCHING_UP,
        /** It reads the log from its first entry on. */
        REBUILDING,
        /** It cannot be written or read; the remark says why. */
        UNAVAILABLE
    }
}
