package io.trendguard.routes.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trendguard.channels.CheckoutAnswer;
import io.trendguard.decision.Decision;
import io.trendguard.log.Receipt;
import io.trendguard.routes.flow.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What a sender hears of one event.
 *
 * @param id the event's id as it was sent
 * @param status what became of it
 * @param receipt proof that it was accepted
 * @param decisions what was decided about it, one of each decision point that it concerns, by the points' names
 * @param problem what is wrong, where it was not accepted
 */
public record EventResult(
        String id,
        Status status,
        Optional<Receipt> receipt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Decided> decisions,
        Optional<Problem> problem) {
    public EventResult {
        decisions = List.copyOf(decisions);
    }

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

    /**
     * One decision about the event.
     *
     * @param decisionPoint which decision point decided, for example {@code regret}
     * @param decisionId under which the decision can be read
     * @param outcome the decision in one word
     * @param answer what to show at checkout
     */
    public record Decided(
            String decisionPoint, String decisionId, Decision.Outcome outcome, Optional<CheckoutAnswer> answer) {
        static Decided of(Outcome.Decided decided) {
            return new Decided(
                    decided.point().name(),
                    decided.decision().decisionId(),
                    decided.decision().outcome(),
                    decided.answer());
        }

        static Decided pending(Outcome.Pending pending) {
            return new Decided(
                    pending.point().name(), pending.decisionId(), Decision.Outcome.UNDETERMINED, Optional.empty());
        }
    }

    static EventResult of(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted a) {
            return known(a.id(), Status.ACCEPTED, Optional.of(a.receipt()), a.decisions());
        }
        if (outcome instanceof Outcome.Repeated r) {
            return known(r.id(), Status.REPEATED, r.receipt(), r.decisions());
        }
        if (outcome instanceof Outcome.TooLate late) {
            return new EventResult(
                    late.id(),
                    Status.TOO_LATE,
                    Optional.empty(),
                    late.points().stream().map(Decided::pending).toList(),
                    Optional.empty());
        }
        String id = ((Outcome.Conflict) outcome).id();
        return refused(id, Status.CONFLICT, Problem.conflict(id));
    }

    static EventResult refused(String id, Status status, Problem problem) {
        return new EventResult(id, status, Optional.empty(), List.of(), Optional.of(problem));
    }

    private static EventResult known(
            String id, Status status, Optional<Receipt> receipt, List<Outcome.Decided> decisions) {
        return new EventResult(
                id, status, receipt, decisions.stream().map(Decided::of).toList(), Optional.empty());
    }
}
