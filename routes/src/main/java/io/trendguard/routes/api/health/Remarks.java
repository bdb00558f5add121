package io.trendguard.routes.api.health;

import io.trendguard.audit.CheckReport;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.security.Keys;
import io.trendguard.routes.wiring.LiveAssets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the service as a whole says of itself: what runs, what it found damaged, why it accepts nothing. */
@ApplicationScoped
class Remarks {
    private final SegmentAuditLog log;
    private final Supervisor supervisor;
    private final LiveAssets assets;
    private final Keys keys;
    private final Instant started =
            ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

    Remarks(SegmentAuditLog log, Supervisor supervisor, LiveAssets assets, Keys keys) {
        this.log = log;
        this.supervisor = supervisor;
        this.assets = assets;
        this.keys = keys;
    }

    /** Why nothing is accepted, as readiness says it. */
    Optional<String> whyNotAccepting() {
        return supervisor.whyNot().or(keys::problem);
    }

    /** Remarks that name no other tenant. */
    List<String> of(Tenant tenant) {
        List<String> others = log.tenants().stream()
                .filter(one -> !one.equals(tenant))
                .map(one -> "(" + one.id() + ")")
                .toList();
        return Stream.of(log.remarks(), supervisor.remarks(), assets.remarks())
                .flatMap(List::stream)
                .filter(remark -> others.stream().noneMatch(remark::contains))
                .toList();
    }

    /** What runs, and since when. */
    Health.Versions versions() {
        CheckReport checked = log.report();
        return new Health.Versions(
                Optional.ofNullable(Remarks.class.getPackage().getImplementationVersion()),
                Runtime.version().toString(),
                started,
                checked.entries(),
                checked.took().toMillis() / 1000.0);
    }
}
