package io.trendguard.routes.intake;

import io.trendguard.channels.CheckoutAnswer;
import io.trendguard.decision.Decision;
import io.trendguard.log.Receipt;
import io.trendguard.routes.flow.Outcome;
import java.util.Optional;

/**
 * What a sender hears of one event.
 *
 * @param id the event's id as it was sent
 * @param status what became of it
 * @param receipt proof that it was accepted
 * @param decisionId under which the decision can be read
 * @param outcome the decision in one word, for checkout calls
 * @param answer what to show at checkout
 * @param problem what is wrong, where it was not accepted
 */
public record EventResult(
        String id,
        Status status,
        Optional<Receipt> receipt,
        Optional<String> decisionId,
        Optional<Decision.Outcome> outcome,
        Optional<CheckoutAnswer> answer,
        Optional<Problem> problem) {

    /** What became of an event. */
    public enum Status {
        ACCEPTED,
        REPEATED,
        CONFLICT,
        REJECTED,
        BUSY,
        /** The checkout's deadline passed; show nothing. */
        TOO_LATE
    }

    static EventResult of(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted a) {
            return known(a.id(), Status.ACCEPTED, Optional.of(a.receipt()), a.decision(), a.answer());
        }
        if (outcome instanceof Outcome.Repeated r) {
            return known(r.id(), Status.REPEATED, r.receipt(), r.decision(), r.answer());
        }
        if (outcome instanceof Outcome.TooLate late) {
            return new EventResult(
                    late.id(),
                    Status.TOO_LATE,
                    Optional.empty(),
                    Optional.of(late.decisionId()),
                    Optional.of(Decision.Outcome.UNDETERMINED),
                    Optional.empty(),
                    Optional.empty());
        }
        String id = ((Outcome.Conflict) outcome).id();
        return refused(id, Status.CONFLICT, Problem.conflict(id));
    }

    static EventResult refused(String id, Status status, Problem problem) {
        return new EventResult(
                id,
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(problem));
    }

    private static EventResult known(
            String id,
            Status status,
            Optional<Receipt> receipt,
            Optional<Decision> decision,
            Optional<CheckoutAnswer> answer) {
        return new EventResult(
                id,
                status,
                receipt,
                decision.map(Decision::decisionId),
                decision.map(Decision::outcome),
                answer,
                Optional.empty());
    }
}
