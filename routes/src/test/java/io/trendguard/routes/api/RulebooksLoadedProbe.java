package io.trendguard.routes.api;

import io.trendguard.routes.wiring.LiveAssets;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Asks the health check of rulebooks about assets that no service holds. */
public final class RulebooksLoadedProbe {
    private RulebooksLoadedProbe() {}

    /** What health says of them. */
    public static HealthCheckResponse of(LiveAssets assets) {
        return new RulebooksLoaded(assets).call();
    }
}
