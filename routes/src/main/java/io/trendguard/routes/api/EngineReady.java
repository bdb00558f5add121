package io.trendguard.routes.api;

import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.security.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready as long as events are accepted. */
@Readiness
@ApplicationScoped
public class EngineReady implements HealthCheck {
    private final Supervisor supervisor;
    private final Keys keys;

    EngineReady(Supervisor supervisor, Keys keys) {
        this.supervisor = supervisor;
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("engine");
        keys.problem().ifPresent(why -> answer.withData("keys", why));
        return answer.status(supervisor.isReady() && keys.problem().isEmpty()).build();
    }
}
