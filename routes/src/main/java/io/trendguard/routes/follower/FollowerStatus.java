package io.trendguard.routes.follower;

import io.trendguard.event.Tenant;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who follows the log at a place of their own and may therefore be behind it. Every CDI bean of this type is a row of
 * the operator's page; it must answer at once and read no more than it has in memory.
 */
public interface FollowerStatus {
    /** What people call it, such as {@code Outbox}. */
    String name();

    /** What waits while it is behind, in a few words, such as {@code messages}. */
    String says();

    /** Where it stands in a tenant's log; absent while nothing is known, for example while the engine is being rebuilt. */
    Optional<Standing> of(Tenant tenant);

    /**
     * A place in a tenant's log.
     *
     * @param next offset of the first entry that it has not taken
     * @param head number of durable entries of the log, so that it is behind by the difference
     * @param lastEntryAt time of the last entry that it took, where it knows that
     * @param rebuild how far it is, while it is being rebuilt from the log
     * @param remark what a person should know of it, such as why it was rebuilt
     */
    record Standing(
            long next, long head, Optional<Instant> lastEntryAt, Optional<Rebuild> rebuild, Optional<String> remark) {
        /** A place without anything to be said of it. */
        public static Standing at(long next, long head) {
            return new Standing(next, head, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Entries that it has not taken. */
        public long behind() {
            return Math.max(0, head - next);
        }
    }

    /** How many of how many entries were taken again. */
    record Rebuild(long done, long total) {}
}
