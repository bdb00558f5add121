package io.trendguard.routes.api;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.contact.QuietHours;
import io.trendguard.decision.DecisionInWords;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.DispositionReport;
import io.trendguard.event.Event;
import io.trendguard.event.EventKey;
import io.trendguard.event.Return;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.model.point.regret.LabelRules;
import io.trendguard.model.registry.ModelName;
import io.trendguard.point.DecisionId;
import io.trendguard.point.Stage;
import io.trendguard.routes.clock.ServiceClock;
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
    private final ServiceClock clock;

    DecisionFiles(
            SegmentAuditLog log,
            Supervisor supervisor,
            LiveAssets assets,
            Explanations explanations,
            ServiceSettings settings,
            ServiceClock clock) {
        this.zones = settings.zones();
        this.excluded = settings.excluded();
        this.clock = clock;
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
                .map(recorded -> file(tenant, recorded.entry(), recorded.decided()));
    }

    private DecisionFile file(Tenant tenant, Entry entry, DecisionPayload decided) {
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
                                LaterEntries.words(payload, request, zones.of(tenant), quietHours)));
                    }));
        }
        List<DecisionFile.Step> returns = returns(tenant, request);
        history.addAll(returns);
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
                request.stage() == Stage.AFTER_PURCHASE
                        ? Optional.of(LaterEntries.window(
                                request,
                                LabelRules.DEFAULTS.within(),
                                !returns.isEmpty(),
                                clock.instant(),
                                zones.of(tenant)))
                        : Optional.empty(),
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

    /** What came back of the order, whenever it was reported. */
    private List<DecisionFile.Step> returns(Tenant tenant, DecisionRequest request) {
        if (request.stage() != Stage.AFTER_PURCHASE) {
            return List.of();
        }
        List<DecisionFile.Step> steps = new ArrayList<>();
        for (long position : supervisor.engine().trail().returnsOf(tenant, request.orderId())) {
            log.read(tenant, position)
                    .ifPresent(entry -> LogPayload.of(entry)
                            .filter(EventPayload.class::isInstance)
                            .map(payload -> ((EventPayload) payload).event())
                            .filter(event -> event.fact() instanceof Return returned
                                    && returned.customerId().equals(request.person()))
                            .ifPresent(event -> steps.add(returned(tenant, request, entry, event))));
        }
        return steps;
    }

    private DecisionFile.Step returned(Tenant tenant, DecisionRequest request, Entry entry, Event event) {
        Return returned = (Return) event.fact();
        Optional<String> item = request.lines().size() > 1 && returned.lineId().isPresent()
                ? Optional.of(supervisor.engine().products().name(tenant, returned.productId()))
                : Optional.empty();
        return new DecisionFile.Step(
                entry.position(),
                entry.kind(),
                event.time(),
                Optional.of(event.knownAt()),
                Optional.of(DispositionReport.Disposition.RETURNED.name()),
                LaterEntries.returned(returned, event.time(), request, item, zones.of(tenant)));
    }

    private Optional<WrittenMessage> message(Treatment treatment) {
        return treatment
                .template()
                .flatMap(name -> assets.published(treatment.rulebookVersion())
                        .flatMap(rulebook -> rulebook.message(treatment.locale().orElse("en"), name)))
                .flatMap(template -> WrittenMessage.of(treatment, template));
    }
}
