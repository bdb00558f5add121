package io.trendguard.decision;

import io.trendguard.candidate.Candidate;
import io.trendguard.eligibility.Verdict;
import io.trendguard.event.Channel;
import io.trendguard.risk.RiskAssessment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about an order and how, complete enough for somebody who was not there.
 *
 * @param decisionId named after the event
 * @param rulebookVersion hash of the rulebook's files
 * @param modelVersion hash of the model folder; absent if there was none
 * @param outcome in one word
 * @param cause why nothing could be decided, for {@code UNDETERMINED}
 * @param focusLine the line with the highest risk, which the policy looked at
 * @param segment the policy's word for the customer, for example {@code new-buyer}
 * @param band the policy's word for how high the risk of the focus line is for that segment, for example {@code high}
 * @param risks the risk of each line, in their order
 * @param candidates every action that was considered, with its verdict; sorted by id
 * @param chosen the candidate to carry out; absent if none
 * @param marks internal marks (inspection, manual review) that go along, by candidate id
 * @param escalations what follows if the customer does not react
 * @param matchedRows every row of every table that fired, in order of evaluation
 * @param firedRules every rule of the DRL that fired, sorted by name
 */
public record Decision(
        String decisionId,
        String rulebookVersion,
        Optional<String> modelVersion,
        Outcome outcome,
        Optional<String> cause,
        Optional<String> focusLine,
        Optional<String> segment,
        Optional<String> band,
        List<LineRisk> risks,
        List<CandidateOutcome> candidates,
        Optional<Candidate> chosen,
        List<String> marks,
        List<Escalation> escalations,
        List<MatchedRow> matchedRows,
        List<FiredRule> firedRules) {
    public Decision {
        risks = List.copyOf(risks);
        candidates = List.copyOf(candidates);
        marks = List.copyOf(marks);
        escalations = List.copyOf(escalations);
        matchedRows = List.copyOf(matchedRows);
        firedRules = List.copyOf(firedRules);
        if (outcome != Outcome.INTERVENE && chosen.isPresent()) {
            throw new IllegalArgumentException("The outcome (%s) cannot have a chosen candidate.".formatted(outcome));
        }
    }

    /** The decision in one word. */
    public enum Outcome {
        /** A candidate was chosen, so the customer is addressed. */
        INTERVENE,
        /** Everything was known and the customer is left alone; internal marks may still go along. */
        NOTHING,
        /** Something was not known, so nothing is done. */
        UNDETERMINED
    }

    /** The risk of one line. */
    public record LineRisk(String lineId, RiskAssessment risk) {}

    /**
     * One candidate with what was found.
     *
     * @param priority probability × uplift × value × weight − cost, minor units with six places; absent unless it
     *     passed every table
     * @param uplift share of returns it is expected to prevent, from the rulebook's uplift table; six places
     */
    public record CandidateOutcome(
            Candidate candidate, Verdict verdict, Optional<BigDecimal> uplift, Optional<BigDecimal> priority) {
        public CandidateOutcome {
            uplift = uplift.map(CandidateOutcome::sixPlaces);
            priority = priority.map(CandidateOutcome::sixPlaces);
        }

        private static BigDecimal sixPlaces(BigDecimal value) {
            if (value.stripTrailingZeros().scale() > 6) {
                throw new IllegalArgumentException(
                        "The number (%s) has more than six places. Round it where it is computed.".formatted(value));
            }
            return value.setScale(6);
        }
    }

    /**
     * What follows if the customer does not react.
     *
     * @param action for example {@code sms-reminder} or {@code manual-review}
     * @param afterHours hours after the treatment
     * @param template message of the rulebook, if one is sent
     */
    public record Escalation(String action, Channel channel, int afterHours, Optional<String> template) {}

    /**
     * A row that fired. Its sentence and reason code stand in the rulebook that decided, see {@link DecisionInWords}.
     *
     * @param table for example {@code policy/level}
     * @param row from 1
     * @param candidateId the candidate (or further line) it was asked about, where it was asked about one
     */
    public record MatchedRow(String table, int row, Optional<String> candidateId) {}

    /** A rule that fired, by its name, and the candidate it was about. */
    public record FiredRule(String name, Optional<String> candidateId) {}
}
