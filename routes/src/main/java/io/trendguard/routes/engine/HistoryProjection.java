package io.trendguard.routes.engine;

import io.trendguard.event.Tenant;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.model.history.Histories;
import java.time.Instant;

/** Lets the histories take in events. */
record HistoryProjection(Histories histories) implements Projection {
    @Override
    public void apply(Tenant tenant, long position, Instant time, LogPayload payload) {
        if (payload instanceof EventPayload event) {
            histories.apply(event.event(), position);
        }
    }
}
