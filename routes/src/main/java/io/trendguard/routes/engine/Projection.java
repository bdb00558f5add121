package io.trendguard.routes.engine;

import io.trendguard.event.Tenant;
import io.trendguard.log.payload.LogPayload;
import java.time.Instant;

/**
 * Something that is derived from the log and can be thrown away and derived again. Entries of one person come in order;
 * otherwise the order may differ from that of positions, so what is derived must not depend on it.
 */
public interface Projection {
    /** Takes one entry that has its position; it may not be durable yet. */
    void apply(Tenant tenant, long position, Instant time, LogPayload payload);
}
