package io.trendguard.escalation;

import io.trendguard.decision.Decision.Escalation;
import io.trendguard.log.payload.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What waits behind one decision: its escalations, first for the treatment of its chosen candidate, then each for its time.
 *
 * @param undated escalations of which nobody knows the time before there is a treatment
 * @param parent the treatment that may still be answered
 * @param due escalations that follow it
 * @param treatmentExpiresAt when a treatment that never came would have expired; absent once it came
 */
public record FollowUp(
        List<Escalation> undated, Optional<Treatment> parent, List<Due> due, Optional<Instant> treatmentExpiresAt) {
    private static final int FIRST = 1;

    /** An escalation that becomes a treatment of its own. */
    public record Due(Instant at, String treatmentId, Escalation escalation) {}

    public FollowUp {
        undated = List.copyOf(undated);
        due = List.copyOf(due);
    }

    /** A treatment may follow the decision until a moment. */
    static FollowUp awaitingTreatment(List<Escalation> escalations, Instant until) {
        return new FollowUp(escalations, Optional.empty(), List.of(), Optional.of(until));
    }

    /** The treatment came, so each escalation has its time. */
    FollowUp behind(Treatment treatment) {
        List<Due> dated = new ArrayList<>(undated.size());
        for (int i = 0; i < undated.size(); i++) {
            Escalation escalation = undated.get(i);
            dated.add(new Due(
                    treatment.notBefore().plus(Duration.ofHours(escalation.afterHours())),
                    Treatment.idOf(treatment.decisionId(), FIRST + i),
                    escalation));
        }
        return new FollowUp(List.of(), Optional.of(treatment), dated, Optional.empty());
    }

    /** One of them became a treatment; absent if it was the last. */
    Optional<FollowUp> without(String treatmentId) {
        List<Due> left = due.stream()
                .filter(one -> !one.treatmentId().equals(treatmentId))
                .toList();
        return left.isEmpty() && parent.isPresent()
                ? Optional.empty()
                : Optional.of(new FollowUp(undated, parent, left, treatmentExpiresAt));
    }

    boolean isBehind(String treatmentId) {
        return parent.filter(treatment -> treatment.treatmentId().equals(treatmentId))
                .isPresent();
    }
}
