package io.trendguard.routes.api;

import io.trendguard.routes.engine.Supervisor;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready as long as events are accepted. */
@Readiness
@ApplicationScoped
public class EngineReady implements HealthCheck {
    private final Supervisor supervisor;

    EngineReady(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("engine").status(supervisor.isReady()).build();
    }
}
