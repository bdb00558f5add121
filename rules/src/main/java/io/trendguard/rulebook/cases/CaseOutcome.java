package io.trendguard.rulebook.cases;

import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision;
import io.trendguard.decision.Decision.CandidateOutcome;
import io.trendguard.decision.Decision.Escalation;
import io.trendguard.decision.Decision.MatchedRow;
import io.trendguard.eligibility.Verdict;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was decided in a case, without the way there.
 *
 * @param outcome in one word
 * @param cause why nothing could be decided
 * @param chosen what is carried out
 * @param escalations what follows if the customer does not react
 * @param verdicts on the other candidates, by id
 * @param ledBy the rows that a person would name: who the customer is, how high the risk, and what proposed the choice
 * @param reasons the codes of every row about the order or about the choice
 */
record CaseOutcome(
        Decision.Outcome outcome,
        Optional<String> cause,
        Optional<Candidate> chosen,
        List<Escalation> escalations,
        Map<String, Verdict> verdicts,
        List<Table.Row> ledBy,
        Set<String> reasons) {
    private static final Set<String> CUSTOMER_AND_RISK = Set.of("segment", "band");
    private static final String PROPOSAL = "intervention";

    CaseOutcome {
        escalations = List.copyOf(escalations);
        verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts));
        ledBy = List.copyOf(ledBy);
        reasons = Collections.unmodifiableSet(new TreeSet<>(reasons));
    }

    static CaseOutcome of(Decision decision, Rulebook rulebook) {
        Optional<String> chosen = decision.chosen().map(Candidate::id);
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (CandidateOutcome candidate : decision.candidates()) {
            if (!chosen.equals(Optional.of(candidate.candidate().id()))) {
                verdicts.put(candidate.candidate().id(), candidate.verdict());
            }
        }
        List<Table.Row> ledBy = new ArrayList<>();
        Set<String> reasons = new TreeSet<>();
        for (MatchedRow matched : decision.matchedRows()) {
            if (matched.candidateId().isPresent() && !matched.candidateId().equals(chosen)) {
                continue;
            }
            Table.Row row = rulebook.row(matched.table(), matched.row());
            reasons.add(row.reason());
            if (matched.candidateId().isEmpty() && leads(matched, rulebook.table(matched.table()), decision)) {
                ledBy.add(row);
            }
        }
        return new CaseOutcome(
                decision.outcome(),
                decision.cause(),
                decision.chosen(),
                decision.escalations(),
                verdicts,
                ledBy,
                reasons);
    }

    private static boolean leads(MatchedRow matched, Table table, Decision decision) {
        if (!table.outputs().contains(PROPOSAL)) {
            return table.outputs().stream().anyMatch(CUSTOMER_AND_RISK::contains);
        }
        return decision.chosen()
                .map(candidate -> candidate.policyRow().equals(matched.table() + "#" + matched.row()))
                .orElse(decision.candidates().isEmpty() && table.collects());
    }

    /** Whether nothing differs that a customer or a colleague would notice; which rows led there may differ. */
    boolean sameAs(CaseOutcome other) {
        return outcome == other.outcome
                && cause.equals(other.cause)
                && chosen.equals(other.chosen)
                && escalations.equals(other.escalations)
                && verdicts.equals(other.verdicts);
    }
}
