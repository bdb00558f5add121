package io.trendguard.channels.outbox;

import io.trendguard.channels.outbox.Claims.Held;
import java.util.List;

/**
 * One tenant's outbox as it stood, to begin with instead of the whole log. It is written and read with
 * {@code Json.mapper()} and can be deleted at any time.
 *
 * @param position of the first entry that it has not seen
 */
record OutboxSnapshot(
        long position, List<Pending> pending, List<Failed> failed, List<Held> claims, Tally.Counts counts) {
    OutboxSnapshot {
        pending = List.copyOf(pending);
        failed = List.copyOf(failed);
        claims = List.copyOf(claims);
    }
}
