package io.trendguard.decision;

import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision.CandidateOutcome;
import io.trendguard.decision.Decision.Escalation;
import io.trendguard.decision.Decision.FiredRule;
import io.trendguard.decision.Decision.LineRisk;
import io.trendguard.decision.Decision.MatchedRow;
import io.trendguard.decision.Decision.Outcome;
import io.trendguard.rulebook.DecisionTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one decision knows so far, so that it can say so wherever it has to stop. Confined to one call. */
final class Deliberation {
    private final DecisionRequest request;
    private final String rulebookVersion;
    private final Optional<String> modelVersion;
    private Risks risks = Risks.NONE;
    private Optional<Policy> policy = Optional.empty();
    private final List<MatchedRow> rows = new ArrayList<>();

    Deliberation(DecisionRequest request, String rulebookVersion, Optional<String> modelVersion) {
        this.request = request;
        this.rulebookVersion = rulebookVersion;
        this.modelVersion = modelVersion;
    }

    DecisionRequest request() {
        return request;
    }

    Risks risks() {
        return risks;
    }

    void risks(Risks known) {
        risks = known;
    }

    void policy(Policy applied) {
        policy = Optional.of(applied);
    }

    Policy policy() {
        return policy.orElseThrow();
    }

    Focus focus() {
        return request.features().isPresent()
                ? Focus.onWhole(request)
                : Focus.on(request.lines().get(risks.focus()));
    }

    /** Notes which rows of a file fired, and about what. */
    void fired(DecisionTables tables, DecisionTables.Answer answer, Optional<String> about) {
        for (DecisionTables.Row row : answer.rows()) {
            rows.add(new MatchedRow(tables.name() + "/" + row.table(), row.number(), about));
        }
    }

    Decision undetermined(String cause) {
        return decision(
                Outcome.UNDETERMINED, Optional.of(cause), List.of(), Optional.empty(), List.of(), List.of(), List.of());
    }

    Decision decided(
            Outcome outcome,
            List<CandidateOutcome> candidates,
            Optional<Candidate> chosen,
            List<String> marks,
            List<Escalation> escalations,
            List<FiredRule> fired) {
        return decision(outcome, Optional.empty(), candidates, chosen, marks, escalations, fired);
    }

    private Decision decision(
            Outcome outcome,
            Optional<String> cause,
            List<CandidateOutcome> candidates,
            Optional<Candidate> chosen,
            List<String> marks,
            List<Escalation> escalations,
            List<FiredRule> fired) {
        return new Decision(
                request.decisionId(),
                rulebookVersion,
                modelVersion,
                outcome,
                cause,
                risks.lines().isEmpty() || request.features().isPresent()
                        ? Optional.empty()
                        : Optional.of(focusRisk().lineId()),
                policy.map(Policy::segment),
                policy.map(Policy::band),
                risks.lines(),
                candidates,
                chosen,
                marks,
                escalations,
                rows,
                fired);
    }

    LineRisk focusRisk() {
        return risks.lines().get(risks.focus());
    }
}
