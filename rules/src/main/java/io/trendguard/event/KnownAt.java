package io.trendguard.event;

import java.time.Instant;

/** When an event counts as learnt: at once, or (for a backfill that is allowed to) when the event itself says. */
public sealed interface KnownAt {
    /** The time of reading. */
    Instant now();

    /** The event is learnt now; an event that names another time is refused. */
    record Now(Instant now) implements KnownAt {}

    /** The event may name the time it was learnt at (extension {@code knownat}), up to now; without it, now. */
    record Backfill(Instant now) implements KnownAt {}
}
