package io.trendguard.routes.api;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.security.Keys;
import io.trendguard.routes.wiring.LiveAssets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready as long as events are accepted. */
@Readiness
@ApplicationScoped
public class EngineReady implements HealthCheck {
    private final Supervisor supervisor;
    private final SegmentAuditLog log;
    private final Keys keys;
    private final LiveAssets assets;

    EngineReady(Supervisor supervisor, SegmentAuditLog log, Keys keys, LiveAssets assets) {
        this.supervisor = supervisor;
        this.log = log;
        this.keys = keys;
        this.assets = assets;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> whyNot = supervisor.whyNot().or(keys::problem);
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("engine").status(whyNot.isEmpty());
        whyNot.ifPresent(why -> answer.withData("reason", why));
        List<String> remarks = Stream.of(log.remarks(), supervisor.remarks(), assets.remarks())
                .flatMap(List::stream)
                .toList();
        for (int i = 0; i < remarks.size(); i++) {
            answer.withData("remark-" + (i + 1), remarks.get(i));
        }
        return answer.build();
    }
}
