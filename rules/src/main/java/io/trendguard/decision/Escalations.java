package io.trendguard.decision;

import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision.Escalation;
import io.trendguard.event.Channel;
import io.trendguard.point.TableFile.Role;
import io.trendguard.rulebook.DecisionTables;
import io.trendguard.rulebook.DecisionTables.Answer;
import io.trendguard.rulebook.Rulebook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows if the customer does not react to what was chosen. */
final class Escalations {
    private static final String NONE = "none";

    private Escalations() {}

    static List<Escalation> after(Candidate chosen, Rulebook rulebook, Inputs inputs, Deliberation deliberation) {
        BigDecimal risk = deliberation.focusRisk().risk().probability();
        Policy policy = deliberation.policy();
        Map<String, Object> values = inputs.about(chosen, risk, policy.segment(), policy.band());
        List<Escalation> escalations = new ArrayList<>();
        for (DecisionTables tables : rulebook.tables(Role.ESCALATION)) {
            Answer answer = Policy.known(tables.evaluate(values, new DecisionTables.Memory()));
            deliberation.fired(tables, answer, Optional.of(chosen.id()));
            escalations.addAll(escalations(answer));
        }
        return escalations;
    }

    private static List<Escalation> escalations(Answer answer) {
        return answer.results().keySet().stream()
                .filter(decision -> answer.word(decision, "action")
                        .filter(action -> !action.equals(NONE))
                        .isPresent())
                .map(decision -> escalation(answer, decision))
                .toList();
    }

    private static Escalation escalation(Answer answer, String decision) {
        return new Escalation(
                answer.word(decision, "action").orElseThrow(),
                Channel.valueOf(answer.word(decision, "channel").orElse(Channel.INTERNAL.name())),
                answer.number(decision, "after_hours")
                        .map(BigDecimal::intValueExact)
                        .orElse(0),
                answer.word(decision, "template").filter(template -> !template.equals(NONE)));
    }
}
