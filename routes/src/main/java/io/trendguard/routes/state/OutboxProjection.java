package io.trendguard.routes.state;

import io.trendguard.channels.outbox.Outbox;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.SnapshotPayload;
import io.trendguard.routes.projection.Projection;
import java.time.Instant;

/** The outbox as a snapshot knows it. It follows the durable log by itself, from the position that it has seen. */
public record OutboxProjection(Outbox outbox) implements Projection {
    @Override
    public void apply(Tenant tenant, long position, Instant time, LogPayload payload) {
        // it reads the durable log
    }

    @Override
    public String name() {
        return Outbox.PROJECTION;
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        rows.putJson("", outbox.snapshot(tenant));
    }

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {
        outbox.restore(tenant, Projection.json(value, SnapshotPayload.class));
    }
}
