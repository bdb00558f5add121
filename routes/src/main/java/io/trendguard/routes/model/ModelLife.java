package io.trendguard.routes.model;

import io.trendguard.asset.AssetId;
import io.trendguard.asset.AssetKind;
import io.trendguard.asset.AssetState;
import io.trendguard.asset.AssetStatus;
import io.trendguard.asset.StateChangeRequest;
import io.trendguard.event.Tenant;
import io.trendguard.model.registry.PublicationCheck;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.asset.AssetGate;
import io.trendguard.routes.asset.AssetLife;
import io.trendguard.routes.asset.AssetRefusedException;
import io.trendguard.routes.asset.UnknownAssetException;
import io.trendguard.routes.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people do with models: they live as every asset does, and their gate is that of training. */
@ApplicationScoped
public class ModelLife {
    private final LiveModels models;
    private final AssetLife life;
    private final AssetGate gate = new Gate();

    ModelLife(LiveModels models, AssetLife life) {
        this.models = models;
        this.life = life;
    }

    /**
     * Keeps a model for a tenant, as a draft for the decision point that it names. A model that the tenant has already stays
     * where it stands.
     *
     * @param expected the decision point that the caller means; absent if any will do
     */
    public AssetStatus bring(Caller caller, ModelFolder folder, Optional<DecisionPoint> expected, String reason) {
        expected.filter(point -> !point.equals(folder.decisionPoint())).ifPresent(point -> {
            throw new AssetRefusedException(List.of(
                    "The model (%s) is for the decision point (%s), and (decision_point) says (%s). Send a model that was trained for (%3$s), or leave the field out."
                            .formatted(folder.version(), folder.decisionPoint(), point)));
        });
        models.foreignPoint(folder).ifPresent(why -> {
            throw new AssetRefusedException(List.of(why));
        });
        keep(folder);
        return life.draft(asset(caller.tenant(), folder), caller.actor(), reason);
    }

    /**
     * Brings a model to another state.
     *
     * @throws AssetRefusedException if something speaks against it
     */
    public AssetStatus change(Caller caller, String version, StateChangeRequest request) {
        life.status(AssetKind.MODEL, caller.tenant(), version);
        return life.change(asset(caller.tenant(), kept(version)), request, gate);
    }

    /**
     * Puts the version into use that was live before the live one.
     *
     * @param point at which; absent if there is only one where another model was live before
     */
    public AssetStatus rollBack(Caller caller, Optional<DecisionPoint> point, String reason) {
        List<AssetId> previous = models.of(caller.tenant()).values().stream()
                .flatMap(assets -> assets.previous().stream())
                .filter(asset -> point.isEmpty() || point.get().equals(asset.point()))
                .toList();
        if (previous.isEmpty()) {
            throw new AssetRefusedException(
                    List.of("No other model was live before, so there is nothing to go back to."));
        }
        if (previous.size() > 1) {
            throw new AssetRefusedException(
                    List.of("Models of the decision points %s can be rolled back. Name one of them in (decision_point)."
                            .formatted(previous.stream().map(AssetId::point).toList())));
        }
        return life.rollBack(previous.get(0), caller.actor(), reason, gate);
    }

    /** The folder of a version that the tenant has. */
    public ModelFolder folder(Tenant tenant, String version) {
        life.status(AssetKind.MODEL, tenant, version);
        return found(version);
    }

    private static AssetId asset(Tenant tenant, ModelFolder folder) {
        return LiveModels.asset(tenant, folder.decisionPoint(), folder.version());
    }

    private ModelFolder kept(String version) {
        try {
            return found(version);
        } catch (IllegalArgumentException changed) {
            throw new AssetRefusedException(changed);
        }
    }

    private ModelFolder found(String version) {
        return models.folder(version).orElseThrow(() -> new UnknownAssetException(AssetKind.MODEL, version));
    }

    private void keep(ModelFolder folder) {
        try {
            models.ready(folder);
        } catch (IllegalArgumentException e) {
            throw new AssetRefusedException(e);
        }
    }

    /** The gate of models: they must be unchanged, fit the features of their point, and be ready by their own report. */
    private final class Gate implements AssetGate {
        @Override
        public List<String> refusals(AssetId asset, AssetState to) {
            ModelFolder folder = kept(asset.version());
            keep(folder);
            List<String> refusals = new ArrayList<>();
            if (to == AssetState.SHADOW || to.needsCheck()) {
                models.mismatch(folder).ifPresent(refusals::add);
            }
            if (to.decides()) {
                refusals.addAll(models.barred(asset.tenant(), asset.version()));
            }
            return refusals;
        }

        @Override
        public List<String> objections(AssetId asset, AssetState to) {
            return PublicationCheck.objections(kept(asset.version()), to);
        }
    }
}
