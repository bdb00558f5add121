package io.trendguard.routes.api;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.wiring.LiveAssets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts together everything the log tells about one decision; its id leads to its event, and it stands right behind. */
@ApplicationScoped
public class DecisionFiles {
    private final AuditLog log;
    private final Supervisor supervisor;
    private final LiveAssets assets;
    private final Explanations explanations;

    DecisionFiles(SegmentAuditLog log, Supervisor supervisor, LiveAssets assets, Explanations explanations) {
        this.log = log;
        this.supervisor = supervisor;
        this.assets = assets;
        this.explanations = explanations;
    }

    /** The decision of that id; absent if the tenant has none. */
    Optional<DecisionFile> find(Tenant tenant, String decisionId) {
        if (!decisionId.matches("d_[0-9a-f]{32}")) {
            return Optional.empty();
        }
        OptionalLong event = log.positionOf(tenant, new EventKey(decisionId.substring(2)));
        return event.isEmpty()
                ? Optional.empty()
                : log.read(tenant, event.getAsLong() + 1).flatMap(entry -> file(tenant, entry, decisionId));
    }

    private Optional<DecisionFile> file(Tenant tenant, Entry entry, String decisionId) {
        return LogPayload.of(entry)
                .filter(DecisionPayload.class::isInstance)
                .map(DecisionPayload.class::cast)
                .filter(decided -> decided.decision().decisionId().equals(decisionId))
                .map(decided -> file(tenant, entry, decided));
    }

    private DecisionFile file(Tenant tenant, Entry entry, DecisionPayload decided) {
        List<Treatment> treatments = new ArrayList<>();
        List<DecisionFile.Step> history = new ArrayList<>();
        for (long position :
                supervisor.engine().trail().of(tenant, decided.decision().decisionId())) {
            log.read(tenant, position)
                    .ifPresent(later -> LogPayload.of(later).ifPresent(payload -> {
                        if (payload instanceof TreatmentPayload treated) {
                            treatments.add(treated.treatment());
                        }
                        history.add(new DecisionFile.Step(
                                position,
                                later.kind(),
                                later.time(),
                                LaterEntries.result(payload),
                                LaterEntries.words(payload, decided.request())));
                    }));
        }
        String version = decided.decision().rulebookVersion();
        return new DecisionFile(
                entry.position(),
                entry.time(),
                decided.request(),
                decided.decision(),
                explanations.of(tenant, decided.request(), decided.decision()),
                Alternatives.of(decided.request(), decided.decision(), assets.published(version)),
                log.receipt(tenant, entry.position()),
                treatments,
                treatments.stream()
                        .flatMap(treatment -> message(treatment).stream())
                        .toList(),
                history,
                assets.published(version)
                        .map(DecisionFile.RulebookWords::of)
                        .orElseGet(() -> DecisionFile.RulebookWords.unknown(version)),
                decided.challengers());
    }

    private Optional<WrittenMessage> message(Treatment treatment) {
        return treatment
                .template()
                .flatMap(name -> assets.published(treatment.rulebookVersion())
                        .flatMap(rulebook -> rulebook.message(treatment.locale().orElse("en"), name)))
                .flatMap(template -> WrittenMessage.of(treatment, template));
    }
}
