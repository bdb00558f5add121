package io.trendguard.routes.api.health;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.follower.FollowerStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The outbox reads the log for treatments that are to be sent. */
@ApplicationScoped
class OutboxFollower implements FollowerStatus {
    private final Supervisor supervisor;
    private final SegmentAuditLog log;

    OutboxFollower(Supervisor supervisor, SegmentAuditLog log) {
        this.supervisor = supervisor;
        this.log = log;
    }

    @Override
    public String name() {
        return "Outbox";
    }

    @Override
    public String says() {
        return "messages";
    }

    @Override
    public Optional<Standing> of(Tenant tenant) {
        return supervisor.running().map(engine -> {
            long next = engine.outbox().next(tenant).offset();
            return Standing.at(next, log.head(tenant).size());
        });
    }
}
