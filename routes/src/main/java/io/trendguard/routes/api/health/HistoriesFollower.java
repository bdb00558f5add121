package io.trendguard.routes.api.health;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.follower.FollowerStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The stored histories: what they lack is in memory, and is applied again after a crash. Decisions see all of it. */
@ApplicationScoped
class HistoriesFollower implements FollowerStatus {
    private final Supervisor supervisor;
    private final SegmentAuditLog log;

    HistoriesFollower(Supervisor supervisor, SegmentAuditLog log) {
        this.supervisor = supervisor;
        this.log = log;
    }

    @Override
    public String name() {
        return "History store";
    }

    @Override
    public String says() {
        return "time of the next start; decisions see everything";
    }

    @Override
    public Optional<Standing> of(Tenant tenant) {
        return supervisor.running().map(engine -> {
            long next = engine.histories().appliedTo(tenant) + 1;
            return Standing.at(next, log.head(tenant).size());
        });
    }
}
