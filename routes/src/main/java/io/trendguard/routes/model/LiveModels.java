package io.trendguard.routes.model;

import io.trendguard.asset.AssetChange;
import io.trendguard.asset.AssetId;
import io.trendguard.asset.AssetKind;
import io.trendguard.asset.AssetStatus;
import io.trendguard.asset.PointAssets;
import io.trendguard.asset.StateChange;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.registry.ModelStore;
import io.trendguard.model.registry.PublicationCheck;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.asset.AssetBook;
import io.trendguard.routes.flow.Judges;
import io.trendguard.routes.settings.ExcludedFeatures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which model does what for which tenant and decision point; and the models themselves, loaded once. The models of the
 * settings are put into use where no person has chosen one.
 */
public final class LiveModels {
    private static final Logger LOG = LoggerFactory.getLogger(LiveModels.class);

    private final ModelStore store;
    private final AssetBook book;
    private final Map<DecisionPoint, FeatureSchema> schemas;
    private final Map<DecisionPoint, Setting> settings;
    private final ExcludedFeatures excluded;
    private final Map<Tenant, Map<String, List<String>>> barred = new ConcurrentHashMap<>();
    private final Map<String, Optional<ServedModel>> loaded = new ConcurrentHashMap<>();

    /**
     * The model that the settings name for a decision point.
     *
     * @param version of it, kept in the store
     * @param overridden what would refuse its publication by a person
     * @param note what the log says of it when it comes into use
     */
    public record Setting(String version, List<String> overridden, String note) {
        /** A model that was trained or brought. */
        public Setting(String version, List<String> overridden) {
            this(version, overridden, "in use since this entry");
        }

        /** The rule that answers where there is no model. */
        public static Setting baseline(String version) {
            return new Setting(version, List.of(), "the baseline rule is in use since this entry: there is no model");
        }
    }

    /**
     * @param schemas of the features that are computed live, by decision point
     * @param settings the models of the settings, by decision point
     * @param excluded what may not decide, for each tenant
     */
    public LiveModels(
            ModelStore store,
            AssetBook book,
            Map<DecisionPoint, FeatureSchema> schemas,
            Map<DecisionPoint, Setting> settings,
            ExcludedFeatures excluded) {
        this.store = store;
        this.book = book;
        this.schemas = Map.copyOf(schemas);
        this.settings = Map.copyOf(settings);
        this.excluded = excluded;
    }

    /** What the models of a decision point do for a tenant at the moment. */
    public PointAssets at(Tenant tenant, DecisionPoint point) {
        return book.at(AssetKind.MODEL, tenant, point);
    }

    /** What a tenant's models do at the moment, by decision point. */
    public SortedMap<DecisionPoint, PointAssets> of(Tenant tenant) {
        return book.states(tenant).of(AssetKind.MODEL, tenant);
    }

    /** The decision points that a tenant has a model for, from the settings or the log. */
    public Set<DecisionPoint> points(Tenant tenant) {
        Set<DecisionPoint> points = new TreeSet<>(settings.keySet());
        points.addAll(of(tenant).keySet());
        return points;
    }

    /** Who judges about a customer: one snapshot, to be used for a whole event. */
    public Judges judges(Tenant tenant, DecisionPoint point, PersonRef person) {
        PointAssets models = at(tenant, point);
        Optional<String> deciding = models.deciding(tenant, person);
        return new Judges(
                deciding.filter(version -> barred(tenant, version).isEmpty()).flatMap(this::find),
                models.challengers(deciding.orElse("")).stream()
                        .flatMap(version -> find(version).stream())
                        .toList());
    }

    /** What is to be said on the log before the tenant's next decision at a point, because the settings name another model. */
    public Optional<PublicationPayload> toAnnounce(Tenant tenant, DecisionPoint point) {
        PointAssets models = at(tenant, point);
        Optional<Setting> setting = Optional.ofNullable(settings.get(point));
        if (setting.isEmpty() || models.isChosenByPerson()) {
            return Optional.empty();
        }
        Optional<String> live = models.champion().map(AssetStatus::version);
        return setting.filter(model -> !live.equals(Optional.of(model.version())))
                .filter(model -> barred(tenant, model.version()).isEmpty())
                .map(model -> new PublicationPayload(
                        asset(tenant, point, model.version()),
                        live,
                        AssetChange.SETTINGS,
                        model.note(),
                        StateChange.live(model.overridden())));
    }

    /** A model as an asset; all models of a decision point share its name. */
    static AssetId asset(Tenant tenant, DecisionPoint point, String version) {
        return new AssetId(AssetKind.MODEL, point.name(), tenant, point, version);
    }

    /** Why a model is of no use here: its decision point is not decided. Empty if it is. */
    Optional<String> foreignPoint(ModelFolder folder) {
        return PublicationCheck.foreignPoint(folder, schemas.keySet());
    }

    /** Why a model cannot be asked at its decision point; empty if it can. */
    Optional<String> mismatch(ModelFolder folder) {
        return PublicationCheck.mismatch(folder, schemas);
    }

    /** Why a version may not decide for a tenant: it uses what the tenant excludes. */
    public List<String> barred(Tenant tenant, String version) {
        Map<String, List<String>> known = barred.computeIfAbsent(tenant, t -> new ConcurrentHashMap<>());
        List<String> why = known.get(version);
        return why != null ? why : known.computeIfAbsent(version, v -> whyBarred(tenant, v));
    }

    private List<String> whyBarred(Tenant tenant, String version) {
        try {
            List<String> why = store.find(version)
                    .map(folder -> PublicationCheck.exclusions(folder, excluded.of(tenant)))
                    .orElse(List.of());
            if (!why.isEmpty()) {
                LOG.error("The model ({}) decides nothing for ({}): {}", version, tenant.id(), String.join(" ", why));
            }
            return why;
        } catch (IllegalArgumentException changed) {
            return List.of(); // whoever loads it says why it cannot be used
        }
    }

    /** The kept folder of a version. */
    public Optional<ModelFolder> folder(String version) {
        return store.find(version);
    }

    /** A model that is kept, whether it is in use or not. */
    public Optional<ServedModel> find(String version) {
        Optional<ServedModel> known = loaded.get(version); // without the lock of computeIfAbsent
        return known != null ? known : loaded.computeIfAbsent(version, this::load);
    }

    private Optional<ServedModel> load(String version) {
        try {
            Optional<ServedModel> model = store.find(version).map(RiskModels::loadChecked);
            if (model.isEmpty()) {
                LOG.error("The model ({}) is in use by the log and was not kept, so it judges nothing.", version);
            }
            return model;
        } catch (RuntimeException e) {
            LOG.error("The model ({}) cannot be used, so it judges nothing: {}", version, e.getMessage());
            return Optional.empty();
        }
    }

    /** Loads a model that was checked, and keeps it, so that it serves from the first event on. */
    void ready(ModelFolder folder) {
        ServedModel model = RiskModels.loadChecked(folder);
        store.keep(folder);
        loaded.put(model.version(), Optional.of(model));
        barred.values().forEach(known -> known.remove(model.version())); // it may have been damaged when it was asked
    }

    /** Loads what is in use, so that no event waits for it. */
    public void warm() {
        for (Tenant tenant : book.tenants()) {
            of(tenant).values().forEach(models -> {
                models.champion()
                        .map(AssetStatus::version)
                        .filter(version -> barred(tenant, version).isEmpty())
                        .ifPresent(this::find);
                models.challengers("").forEach(this::find);
            });
        }
    }
}
