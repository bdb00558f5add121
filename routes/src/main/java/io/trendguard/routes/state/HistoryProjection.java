package io.trendguard.routes.state;

import io.trendguard.event.Tenant;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.model.history.Histories;
import io.trendguard.routes.projection.Projection;
import java.time.Instant;

/** Lets the histories take in events. */
public record HistoryProjection(Histories histories) implements Projection {
    @Override
    public void apply(Tenant tenant, long position, Instant time, LogPayload payload) {
        if (payload instanceof EventPayload event) {
            histories.apply(event.event(), position);
        }
    }

    @Override
    public String name() {
        return "histories";
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        // they are kept by themselves, with the position that they have seen
    }

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {
        throw new IllegalStateException("Histories put nothing down.");
    }
}
