package io.trendguard.routes.api;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.contact.QuietHours;
import io.trendguard.decision.DecisionInWords;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.model.registry.ModelName;
import io.trendguard.point.DecisionId;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.settings.ExcludedFeatures;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.settings.ShopZones;
import io.trendguard.routes.state.EventRecord;
import io.trendguard.routes.wiring.LiveAssets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Puts together everything the log tells about one decision; its id leads to its event, whose entry its own follows. */
@ApplicationScoped
public class DecisionFiles {
    private final AuditLog log;
    private final Supervisor supervisor;
    private final LiveAssets assets;
    private final Explanations explanations;
    private final ShopZones zones;
    private final ExcludedFeatures excluded;
    private final DecisionOutcomes outcomes;

    DecisionFiles(
            SegmentAuditLog log,
            Supervisor supervisor,
            LiveAssets assets,
            Explanations explanations,
            ServiceSettings settings,
            DecisionOutcomes outcomes) {
        this.zones = settings.zones();
        this.excluded = settings.excluded();
        this.outcomes = outcomes;
        this.log = log;
        this.supervisor = supervisor;
        this.assets = assets;
        this.explanations = explanations;
    }

    /** The decision of that id; absent if the tenant has none. */
    Optional<DecisionFile> find(Tenant tenant, String decisionId) {
        Optional<EventKey> key = DecisionId.parse(decisionId).map(DecisionId::event);
        OptionalLong event = key.map(named -> log.positionOf(tenant, named)).orElse(OptionalLong.empty());
        if (event.isEmpty()) {
            return Optional.empty();
        }
        return EventRecord.after(log, tenant, event.getAsLong(), key.orElseThrow()).decisions().stream()
                .filter(recorded -> recorded.decided().decision().decisionId().equals(decisionId))
                .findFirst()
                .map(recorded -> file(tenant, event.getAsLong(), recorded.entry(), recorded.decided()));
    }

    private DecisionFile file(Tenant tenant, long event, Entry entry, DecisionPayload decided) {
        String version = decided.decision().rulebookVersion();
        QuietHours quietHours = assets.sendPolicy(version).quietHours();
        List<Treatment> treatments = new ArrayList<>();
        List<DecisionFile.Step> history = new ArrayList<>();
        DecisionRequest request = decided.request();
        for (long position : supervisor.engine().trail().of(tenant, request.decisionId())) {
            log.read(tenant, position)
                    .ifPresent(later -> LogPayload.of(later).ifPresent(payload -> {
                        if (payload instanceof TreatmentPayload treated) {
                            treatments.add(treated.treatment());
                        }
                        history.add(new DecisionFile.Step(
                                position,
                                later.kind(),
                                later.time(),
                                Optional.empty(),
                                LaterEntries.result(payload),
                                LaterEntries.words(payload, request, zones.of(tenant), quietHours),
                                Optional.empty()));
                    }));
        }
        DecisionOutcomes.Known outcome = outcomes.of(tenant, event, request);
        history.addAll(outcome.steps());
        history.sort(Comparator.comparingLong(DecisionFile.Step::position));
        return new DecisionFile(
                entry.position(),
                entry.time(),
                PointView.of(decided.request()),
                decided.request(),
                decided.words().orElseGet(() -> DecisionInWords.of(decided.decision(), assets.published(version))),
                explanations.of(tenant, decided.request(), decided.decision()),
                Alternatives.of(decided.request(), decided.decision(), assets.published(version)),
                log.receipt(tenant, entry.position()),
                treatments,
                treatments.stream()
                        .flatMap(treatment -> message(treatment).stream())
                        .toList(),
                history,
                outcome.outcome(),
                assets.published(version)
                        .map(DecisionFile.RulebookWords::of)
                        .orElseGet(() -> DecisionFile.RulebookWords.unknown(version)),
                decided.challengers(),
                modelNames(decided),
                KnownFacts.of(
                        request,
                        excluded.of(tenant),
                        decided.decision().modelVersion().flatMap(assets.models()::find)));
    }

    private static Map<String, String> modelNames(DecisionPayload decided) {
        Map<String, String> names = new TreeMap<>();
        decided.decision().modelVersion().ifPresent(version -> names.put(version, ModelName.of(version)));
        decided.challengers().forEach(one -> names.put(one.version(), ModelName.of(one.version())));
        return names;
    }

    private Optional<WrittenMessage> message(Treatment treatment) {
        return treatment
                .template()
                .flatMap(name -> assets.published(treatment.rulebookVersion())
                        .flatMap(rulebook -> rulebook.message(treatment.locale().orElse("en"), name)))
                .flatMap(template -> WrittenMessage.of(treatment, template));
    }
}
