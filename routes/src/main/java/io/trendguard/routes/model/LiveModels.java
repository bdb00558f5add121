package io.trendguard.routes.model;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.ModelChange;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.PublicationPayload.What;
import io.trendguard.model.registry.Lineup;
import io.trendguard.model.registry.ModelStore;
import io.trendguard.model.registry.PublicationCheck;
import io.trendguard.model.registry.Published;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.routes.flow.Judges;
import io.trendguard.routes.settings.ExcludedFeatures;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which model does what for which tenant, as the publications in the tenant's log tell it; and the models themselves,
 * loaded once. The model of the settings is put into use where no person has chosen one.
 */
public final class LiveModels {
    private static final Logger LOG = LoggerFactory.getLogger(LiveModels.class);
    /** The decision point that models are for. */
    static final String POINT = "regret";

    private final ModelStore store;
    private final Optional<Setting> setting;
    private final ExcludedFeatures excluded;
    private final Map<Tenant, Map<String, List<String>>> barred = new ConcurrentHashMap<>();
    private final Map<Tenant, NavigableMap<Long, Published>> entries = new ConcurrentHashMap<>();
    private final Map<Tenant, Lineup> lineups = new ConcurrentHashMap<>();
    private final Map<String, Optional<ServedModel>> loaded = new ConcurrentHashMap<>();

    /**
     * The model that the settings name.
     *
     * @param version of it, kept in the store
     * @param overridden what would refuse its publication by a person
     */
    public record Setting(String version, List<String> overridden) {}

    /**
     * No model yet but that of the settings.
     *
     * @param excluded what may not decide, for each tenant
     */
    public LiveModels(ModelStore store, Optional<Setting> setting, ExcludedFeatures excluded) {
        this.store = store;
        this.setting = setting;
        this.excluded = excluded;
    }

    /** Who does what for a tenant at the moment. */
    public Lineup lineup(Tenant tenant) {
        return lineups.getOrDefault(tenant, Lineup.EMPTY);
    }

    /** Who judges about a customer: one snapshot, to be used for a whole event. */
    public Judges judges(Tenant tenant, PersonRef person) {
        Lineup lineup = lineup(tenant);
        Optional<String> deciding = lineup.decides(tenant, person);
        return new Judges(
                deciding.filter(version -> barred(tenant, version).isEmpty()).flatMap(this::served),
                lineup.beside(deciding.orElse("")).stream()
                        .flatMap(version -> served(version).stream())
                        .toList());
    }

    /** What is to be said on the log before the tenant's next decision, because the settings name another model. */
    public Optional<PublicationPayload> toAnnounce(Tenant tenant) {
        Lineup lineup = lineup(tenant);
        if (setting.isEmpty() || lineup.chosenByPerson()) {
            return Optional.empty();
        }
        Optional<String> live = lineup.live();
        return setting.filter(model -> !live.equals(Optional.of(model.version())))
                .filter(model -> barred(tenant, model.version()).isEmpty())
                .map(model -> new PublicationPayload(
                        What.MODEL,
                        POINT,
                        model.version(),
                        live,
                        Lineup.SETTINGS,
                        "in use since this entry",
                        Optional.of(
                                new ModelChange(ModelChange.State.LIVE, Optional.empty(), model.overridden(), false))));
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
                    .map(folder -> PublicationCheck.exclusions(folder, excluded.of(tenant), ModelChange.State.LIVE))
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
        return served(version);
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
        lineups.forEach((tenant, lineup) -> {
            lineup.live().filter(version -> barred(tenant, version).isEmpty()).ifPresent(this::served);
            lineup.beside("").forEach(this::served);
        });
    }

    private Optional<ServedModel> served(String version) {
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

    /** Forgets what the log told, since it is told everything again. */
    public void forget() {
        entries.clear();
        lineups.clear();
    }

    /** Puts down what the log told of a tenant's models, by position. */
    public void save(Tenant tenant, SnapshotState.Rows rows) {
        Map<Long, Published> all = entries.getOrDefault(tenant, Collections.emptyNavigableMap());
        all.forEach((position, published) -> rows.putJson(Long.toString(position), published));
    }

    /** Takes up what was put down. */
    public void restore(Tenant tenant, String position, byte[] published) {
        add(tenant, Long.parseLong(position), SnapshotState.json(published, Published.class));
    }

    /** Takes one entry of the log. */
    public void take(LoggedPayload entry) {
        if (entry.payload() instanceof PublicationPayload publication && publication.what() == What.MODEL) {
            add(entry.tenant(), entry.place().offset(), Published.of(entry.time(), publication));
        }
    }

    private void add(Tenant tenant, long position, Published published) {
        NavigableMap<Long, Published> all = entries.computeIfAbsent(tenant, t -> new ConcurrentSkipListMap<>());
        synchronized (all) { // entries may come out of order; the order of their positions counts
            all.put(position, published);
            lineups.put(tenant, Lineup.of(all.values()));
        }
    }
}
