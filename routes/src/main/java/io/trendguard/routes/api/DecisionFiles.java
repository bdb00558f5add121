package io.trendguard.routes.api;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
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

    DecisionFiles(SegmentAuditLog log, Supervisor supervisor, LiveAssets assets) {
        this.log = log;
        this.supervisor = supervisor;
        this.assets = assets;
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
                                summary(payload, decided.decision().decisionId())));
                    }));
        }
        String version = decided.decision().rulebookVersion();
        return new DecisionFile(
                entry.position(),
                entry.time(),
                decided.request(),
                decided.decision(),
                log.receipt(tenant, entry.position()),
                treatments,
                history,
                new DecisionFile.RulebookName(assets.rulebookName(version), version),
                decided.challengers());
    }

    private static String summary(LogPayload payload, String decisionId) {
        if (payload instanceof TreatmentPayload treated) {
            Treatment t = treated.treatment();
            return "%s by %s, due %s".formatted(t.intervention(), t.channel(), t.notBefore());
        }
        if (payload instanceof AttemptPayload attempt) {
            return "attempt %d to hand it over by %s".formatted(attempt.number(), attempt.channel());
        }
        if (payload instanceof DeliveryPayload delivery) {
            return delivery.result()
                    + (delivery.reasons().isEmpty() ? "" : " " + delivery.reasons())
                    + delivery.detail().map(detail -> ": " + detail).orElse("");
        }
        if (payload instanceof DispositionPayload disposition) {
            return "the customer's answer: " + disposition.disposition();
        }
        if (payload instanceof AllocationPayload allocation) {
            return allocation.grants().stream()
                    .filter(grant -> grant.decisionId().equals(decisionId))
                    .findFirst()
                    .map(grant -> grant.refusal()
                            .map(code -> "the budget refused it: " + code)
                            .orElse("the budget allowed %d minor units".formatted(grant.costMinor())))
                    .orElse("");
        }
        return "";
    }
}
