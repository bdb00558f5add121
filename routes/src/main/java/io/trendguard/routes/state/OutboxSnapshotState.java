package io.trendguard.routes.state;

import io.trendguard.channels.outbox.Outbox;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.SnapshotPayload;

/** The outbox as a part of snapshots. It follows the durable log by itself, from the offset that it had reached. */
public record OutboxSnapshotState(Outbox outbox) implements SnapshotState {
    @Override
    public String name() {
        return Outbox.PROJECTION;
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        rows.putJson("", outbox.snapshot(tenant));
    }

    /** It has its own offset, so that it is right at whatever moment it is asked. */
    @Override
    public Capture capture(Tenant tenant, LogPlace last) {
        return rows -> save(tenant, rows);
    }

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {
        outbox.restore(tenant, SnapshotState.json(value, SnapshotPayload.class));
    }
}
