package io.trendguard.decision;

import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision.CandidateOutcome;
import io.trendguard.decision.Decision.Escalation;
import io.trendguard.decision.Decision.FiredRule;
import io.trendguard.decision.Decision.LineRisk;
import io.trendguard.decision.Decision.MatchedRow;
import io.trendguard.decision.Decision.Outcome;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.Table;
import java.util.List;
import java.util.Optional;

/**
 * A decision as people read it: the same fields, and each row that fired says what it says in the rulebook that decided.
 * Payload versions 1 to 3 of the log have this form.
 */
public record DecisionInWords(
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
        List<RowInWords> matchedRows,
        List<FiredRule> firedRules) {
    public DecisionInWords {
        risks = List.copyOf(risks);
        candidates = List.copyOf(candidates);
        marks = List.copyOf(marks);
        escalations = List.copyOf(escalations);
        matchedRows = List.copyOf(matchedRows);
        firedRules = List.copyOf(firedRules);
    }

    /**
     * A row that fired.
     *
     * @param table for example {@code policy/level}
     * @param row from 1
     * @param name the row in one sentence
     * @param reason its reason code; empty if it has none
     * @param candidateId the candidate (or further line) it was asked about, where it was asked about one
     */
    public record RowInWords(String table, int row, String name, String reason, Optional<String> candidateId) {}

    /**
     * A decision with the words of its rows.
     *
     * @param rulebook the version that decided; where it is not at hand, rows are named by table and number
     */
    public static DecisionInWords of(Decision decision, Optional<Rulebook> rulebook) {
        return new DecisionInWords(
                decision.decisionId(),
                decision.rulebookVersion(),
                decision.modelVersion(),
                decision.outcome(),
                decision.cause(),
                decision.focusLine(),
                decision.segment(),
                decision.band(),
                decision.risks(),
                decision.candidates(),
                decision.chosen(),
                decision.marks(),
                decision.escalations(),
                decision.matchedRows().stream()
                        .map(fired -> inWords(fired, rulebook))
                        .toList(),
                decision.firedRules());
    }

    /** The same decision without words. */
    public Decision decision() {
        return new Decision(
                decisionId,
                rulebookVersion,
                modelVersion,
                outcome,
                cause,
                focusLine,
                segment,
                band,
                risks,
                candidates,
                chosen,
                marks,
                escalations,
                matchedRows.stream()
                        .map(row -> new MatchedRow(row.table(), row.row(), row.candidateId()))
                        .toList(),
                firedRules);
    }

    private static RowInWords inWords(MatchedRow fired, Optional<Rulebook> rulebook) {
        Optional<Table.Row> described = rulebook.flatMap(one -> one.findRow(fired.table(), fired.row()));
        return new RowInWords(
                fired.table(),
                fired.row(),
                described.map(Table.Row::words).orElseGet(() -> "Row %d of %s".formatted(fired.row(), fired.table())),
                described.map(Table.Row::reason).orElse(""),
                fired.candidateId());
    }
}
