package io.trendguard.routes.api;

import io.smallrye.health.api.Wellness;
import io.trendguard.routes.wiring.AssetFailure;
import io.trendguard.routes.wiring.LiveAssets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether every rulebook that should decide is loaded; names the decision points where it is not. Each call tries again,
 * so that a rulebook which was put back decides without a restart. Events are accepted all the same, and decided with
 * "undetermined", so the service stays ready.
 */
@Wellness
@ApplicationScoped
public class RulebooksLoaded implements HealthCheck {
    private final LiveAssets assets;

    RulebooksLoaded(LiveAssets assets) {
        this.assets = assets;
    }

    @Override
    public HealthCheckResponse call() {
        assets.retryFailed();
        Map<String, String> byPoint = assets.failures().stream()
                .collect(Collectors.groupingBy(
                        failure -> failure.point().name(),
                        Collectors.mapping(AssetFailure::words, Collectors.joining(" "))));
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("rulebooks").status(byPoint.isEmpty());
        byPoint.forEach(answer::withData);
        return answer.build();
    }
}
