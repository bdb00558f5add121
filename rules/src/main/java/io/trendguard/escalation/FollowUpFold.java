package io.trendguard.escalation;

import io.trendguard.budget.Grant;
import io.trendguard.contact.SendPolicy;
import io.trendguard.decision.Decision;
import io.trendguard.log.follow.Fold;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Folds the log into what waits behind each decision. It ends when the customer answers, when the budget or the outbox holds
 * the treatment back, when the last escalation was carried out, and when no treatment came in its lifetime.
 */
public final class FollowUpFold implements Fold<FollowUp> {
    private final Function<String, SendPolicy> policies;

    /** @param policies what a rulebook version says about sending */
    public FollowUpFold(Function<String, SendPolicy> policies) {
        this.policies = policies;
    }

    @Override
    public Collection<String> rows(LogPayload payload) {
        if (payload instanceof DecisionPayload decided) {
            Decision decision = decided.decision();
            return decision.escalations().isEmpty() ? List.of() : List.of(decision.decisionId());
        }
        if (payload instanceof AllocationPayload allocation) {
            return allocation.grants().stream()
                    .filter(grant -> !grant.granted())
                    .map(Grant::decisionId)
                    .toList();
        }
        if (payload instanceof TreatmentPayload treated) {
            return List.of(treated.treatment().decisionId());
        }
        if (payload instanceof DispositionPayload answered) {
            return List.of(answered.decisionId());
        }
        return payload instanceof DeliveryPayload delivery && delivery.result() == Result.NOT_SENT
                ? List.of(Treatment.decisionOf(delivery.treatmentId()))
                : List.of();
    }

    @Override
    public Optional<FollowUp> after(String decisionId, Optional<FollowUp> before, LoggedPayload entry) {
        LogPayload payload = entry.payload();
        if (payload instanceof DecisionPayload decided) {
            return before.or(() -> Optional.of(
                    FollowUp.awaitingTreatment(decided.decision().escalations(), treatmentExpiresAt(decided))));
        }
        if (payload instanceof AllocationPayload) {
            return Optional.empty();
        }
        if (payload instanceof TreatmentPayload treated) {
            return before.flatMap(waiting -> treated(waiting, treated.treatment()));
        }
        if (payload instanceof DispositionPayload answered) {
            return before.filter(waiting -> !waiting.isBehind(answered.treatmentId()));
        }
        return payload instanceof DeliveryPayload delivery
                ? before.filter(waiting -> !waiting.isBehind(delivery.treatmentId()))
                : before;
    }

    private static Optional<FollowUp> treated(FollowUp waiting, Treatment treatment) {
        boolean first = treatment.treatmentId().equals(Treatment.idOf(treatment.decisionId(), 0));
        if (first) {
            return Optional.of(waiting.parent().isPresent() ? waiting : waiting.behind(treatment));
        }
        return waiting.without(treatment.treatmentId());
    }

    private Instant treatmentExpiresAt(DecisionPayload decided) {
        SendPolicy policy = policies.apply(decided.decision().rulebookVersion());
        return decided.decision()
                .chosen()
                .map(chosen ->
                        TreatmentLife.of(decided.request(), chosen, policy).expiresAt())
                .orElse(decided.request().decidedAt());
    }

    @Override
    public Optional<Instant> expiresAt(FollowUp waiting) {
        return waiting.treatmentExpiresAt();
    }
}
