package io.trendguard.escalation;

import io.trendguard.candidate.Candidate;
import io.trendguard.contact.SendPolicy;
import io.trendguard.decision.DecisionRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * From when until when a decision's treatment may be carried out.
 *
 * @param notBefore when it is due
 * @param expiresAt from when on it must not be sent any more
 */
public record TreatmentLife(Instant notBefore, Instant expiresAt) {
    /** The life of the treatment of a chosen candidate, by the rulebook that decided. */
    public static TreatmentLife of(DecisionRequest request, Candidate chosen, SendPolicy policy) {
        Instant due = request.eventTime().plus(Duration.ofHours(chosen.delayHours()));
        Instant notBefore = due.isBefore(request.decidedAt()) ? request.decidedAt() : due;
        Duration life = request.stage().isAwaited() ? policy.checkoutLife() : policy.messageLife();
        return new TreatmentLife(notBefore, notBefore.plus(life));
    }
}
