package io.trendguard.routes.model;

import io.trendguard.event.Tenant;
import io.trendguard.log.payload.ModelChange;
import io.trendguard.log.payload.ModelChange.State;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.PublicationPayload.What;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.point.regret.RegretFeatures;
import io.trendguard.model.registry.Lineup;
import io.trendguard.model.registry.PublicationCheck;
import io.trendguard.model.registry.Standing;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people do with models. Every change is an entry of the tenant's log that is durable before it is answered. Events
 * that are taken after it has its position are decided by the new line-up; those on their way are decided by the one they
 * began with, each by exactly one version.
 */
@ApplicationScoped
public class ModelLife {
    private final LiveModels models;
    private final Supervisor supervisor;
    private final ServiceClock clock;

    ModelLife(LiveModels models, Supervisor supervisor, ServiceClock clock) {
        this.models = models;
        this.supervisor = supervisor;
        this.clock = clock;
    }

    /**
     * What somebody wants of a model.
     *
     * @param state where it should go
     * @param share of the customers, for a canary
     * @param reason in their own words
     * @param force whether objections are put aside
     */
    public record Wish(State state, Optional<Double> share, String reason, boolean force) {}

    /** Keeps a model for a tenant, as a draft. A model that the tenant has already stays where it stands. */
    public synchronized Standing bring(Caller caller, ModelFolder folder, String reason) {
        try {
            models.ready(folder);
        } catch (IllegalArgumentException e) {
            throw new ModelRefusedException(String.valueOf(e.getMessage()), e);
        }
        if (models.lineup(caller.tenant()).of(folder.version()).isEmpty()) {
            append(caller, folder.version(), Optional.empty(), reason, ModelChange.to(State.DRAFT));
        }
        return standing(caller.tenant(), folder.version());
    }

    /**
     * Brings a model to another state.
     *
     * @throws ModelRefusedException if something speaks against it
     */
    public synchronized Standing change(Caller caller, String version, Wish wish) {
        Lineup lineup = models.lineup(caller.tenant());
        Standing standing = standing(caller.tenant(), version);
        List<String> refusals = new ArrayList<>(Transitions.refusals(standing, wish));
        ModelFolder folder = unchanged(version);
        refusals.addAll(PublicationCheck.refusals(
                schema(folder), RegretFeatures.SCHEMA, standing, wish.state(), caller.actor()));
        if (PublicationCheck.decides(wish.state())) {
            refusals.addAll(models.barred(caller.tenant(), version));
        }
        List<String> objections = PublicationCheck.objections(folder, wish.state());
        if (!wish.force()) {
            objections.stream()
                    .map(words -> words + " Mend it, or force it with a reason.")
                    .forEach(refusals::add);
        }
        if (!refusals.isEmpty()) {
            throw new ModelRefusedException(refusals);
        }
        append(
                caller,
                version,
                lineup.live(),
                wish.reason(),
                new ModelChange(wish.state(), wish.share(), objections, false));
        return standing(caller.tenant(), version);
    }

    /** Puts the version into use that was live before the live one. It was approved then, so it is not asked for again. */
    public synchronized Standing rollBack(Caller caller, String reason) {
        Lineup lineup = models.lineup(caller.tenant());
        String version = lineup.before()
                .orElseThrow(() -> new ModelRefusedException(
                        List.of("No other model was live before, so there is nothing to go back to.")));
        Transitions.reason(reason).ifPresent(why -> {
            throw new ModelRefusedException(List.of(why));
        });
        unchanged(version);
        List<String> barred = models.barred(caller.tenant(), version); // what is excluded may have changed since then
        if (!barred.isEmpty()) {
            throw new ModelRefusedException(barred);
        }
        append(caller, version, lineup.live(), reason, new ModelChange(State.LIVE, Optional.empty(), List.of(), true));
        return standing(caller.tenant(), version);
    }

    /** Where a version stands. */
    public Standing standing(Tenant tenant, String version) {
        return models.lineup(tenant).of(version).orElseThrow(() -> new UnknownModelException(version));
    }

    /** The folder of a version that the tenant has. */
    public ModelFolder folder(Tenant tenant, String version) {
        standing(tenant, version);
        return models.folder(version).orElseThrow(() -> new UnknownModelException(version));
    }

    private ModelFolder unchanged(String version) {
        try {
            ModelFolder folder = models.folder(version).orElseThrow(() -> new UnknownModelException(version));
            models.ready(folder);
            return folder;
        } catch (IllegalArgumentException e) {
            throw new ModelRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static FeatureSchema schema(ModelFolder folder) {
        return folder.json(ModelFolder.FEATURE_SCHEMA, FeatureSchema.class);
    }

    private void append(Caller caller, String version, Optional<String> replaced, String reason, ModelChange change) {
        PublicationPayload entry = new PublicationPayload(
                What.MODEL, LiveModels.POINT, version, replaced, caller.actor(), reason, Optional.of(change));
        supervisor
                .engine()
                .log()
                .append(caller.tenant(), clock.instant(), List.of(entry))
                .durable()
                .join();
    }
}
