package io.trendguard.routes.api.health;

import io.trendguard.asset.AssetStatus;
import io.trendguard.event.Tenant;
import io.trendguard.model.registry.ModelName;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.api.health.Health.Asset;
import io.trendguard.routes.api.health.Health.Failure;
import io.trendguard.routes.api.health.Health.Point;
import io.trendguard.routes.api.health.Health.Point.Now;
import io.trendguard.routes.wiring.AssetFailure;
import io.trendguard.routes.wiring.LiveAssets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What each decision point of a tenant does with the next event, and by which rulebook and model. */
@ApplicationScoped
class Points {
    private final LiveAssets assets;
    private final LagWatch watch;

    Points(LiveAssets assets, LagWatch watch) {
        this.assets = assets;
        this.watch = watch;
    }

    List<Point> of(Tenant tenant) {
        List<AssetFailure> failures = assets.failures();
        return assets.points(tenant).stream()
                .map(point -> point(
                        tenant,
                        point,
                        failures.stream()
                                .filter(failure -> failure.tenant().equals(tenant)
                                        && failure.point().equals(point))
                                .findFirst()))
                .toList();
    }

    private Point point(Tenant tenant, DecisionPoint point, Optional<AssetFailure> failure) {
        Optional<Asset> rulebook = assets.rulebook(tenant, point).map(live -> new Asset(live.name(), live.version()));
        Optional<String> model = model(tenant, point);
        boolean judges = model.filter(
                        version -> assets.models().barred(tenant, version).isEmpty())
                .flatMap(assets.models()::find)
                .isPresent();
        Optional<String> why = why(rulebook.isPresent(), failure.isPresent(), model.isPresent(), judges);
        return new Point(
                point.name(),
                why.isEmpty() ? Now.DECIDES : Now.DOES_NOTHING,
                why,
                rulebook,
                model.map(version -> new Asset(ModelName.of(version), version)),
                failure.map(found -> new Failure(found.name(), found.reason(), watch.seenSince(found))));
    }

    /** Without a rulebook or a model no decision is possible, so nothing is done. */
    private static Optional<String> why(boolean rulebook, boolean refused, boolean model, boolean judges) {
        if (!rulebook) {
            return Optional.of(refused ? "its rulebook did not load" : "it has no rulebook");
        }
        if (!model) {
            return Optional.of("it has no model");
        }
        return judges ? Optional.empty() : Optional.of("its model cannot be used");
    }

    /** The versions of all models that the tenant has. */
    Set<String> models(Tenant tenant) {
        return assets.models().of(tenant).values().stream()
                .flatMap(models -> models.all().stream())
                .map(AssetStatus::version)
                .collect(Collectors.toSet());
    }

    /** The live one, or the one that the settings put into use with the next event. */
    private Optional<String> model(Tenant tenant, DecisionPoint point) {
        return assets.models()
                .toAnnounce(tenant, point)
                .map(publication -> publication.version())
                .or(() -> assets.models().at(tenant, point).champion().map(AssetStatus::version));
    }
}
