package io.trendguard.decision;

import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decider.Assessed;
import io.trendguard.decision.Decision.FiredRule;
import io.trendguard.eligibility.Verdict;
import io.trendguard.rulebook.ArbitrationRules;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.fact.Objection;
import io.trendguard.rulebook.fact.Order;
import io.trendguard.rulebook.fact.Proposal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.ClassObjectFilter;
import org.kie.api.runtime.KieSession;

/**
 * Which of the eligible candidates is carried out. One session of the rules, opened and closed within the call, objects to
 * candidates; of those that remain the highest priority is chosen, of equal ones the first by id.
 *
 * @param outcomes every candidate with its final verdict
 * @param chosen what is carried out
 * @param fired the rules that fired, sorted
 */
record Arbitration(List<Assessed> outcomes, Optional<Assessed> chosen, List<FiredRule> fired) {
    private static final int MOST_FIRINGS = 10_000;
    private static final Comparator<Assessed> BEST_FIRST = Comparator.<Assessed, BigDecimal>comparing(
                    assessed -> assessed.priority().orElse(BigDecimal.ZERO))
            .reversed()
            .thenComparing(assessed -> assessed.candidate().id());

    static Arbitration among(List<Assessed> assessed, Rulebook rulebook, Inputs inputs, Deliberation deliberation) {
        List<Assessed> eligible =
                assessed.stream().filter(Assessed::eligible).sorted(BEST_FIRST).toList();
        if (eligible.isEmpty()) {
            return new Arbitration(assessed, Optional.empty(), List.of());
        }
        SortedSet<FiredRule> fired = new TreeSet<>(Comparator.comparing(FiredRule::name)
                .thenComparing(rule -> rule.candidateId().orElse("")));
        Map<String, List<String>> objections = new HashMap<>();
        KieSession session = rulebook.rules().base().newKieSession();
        try {
            session.addEventListener(new Firings(rulebook.rules(), fired));
            session.insert(order(rulebook, inputs, deliberation));
            for (int i = 0; i < eligible.size(); i++) {
                session.insert(proposal(eligible.get(i).candidate(), i + 1));
            }
            if (session.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
                throw new Decider.Unknown("The rules of (%s) do not come to an end.".formatted(rulebook.version()));
            }
            for (Object fact : session.getObjects(new ClassObjectFilter(Objection.class))) {
                Objection objection = (Objection) fact;
                objections
                        .computeIfAbsent(objection.candidate(), id -> new ArrayList<>())
                        .add(objection.code());
            }
        } finally {
            session.dispose();
        }
        List<Assessed> outcomes = assessed.stream()
                .map(one -> Optional.ofNullable(objections.get(one.candidate().id()))
                        .map(codes -> one.ruled(new Verdict.Ineligible(codes)))
                        .orElse(one))
                .toList();
        Optional<Assessed> chosen = outcomes.stream()
                .filter(one -> one.eligible() && one.candidate().customerSees())
                .min(BEST_FIRST);
        return new Arbitration(outcomes, chosen, List.copyOf(fired));
    }

    private static Order order(Rulebook rulebook, Inputs inputs, Deliberation deliberation) {
        Policy policy = deliberation.policy();
        return new Order(
                deliberation.request().stage().name(),
                policy.segment(),
                policy.band(),
                policy.preference(),
                policy.severalLinesAtRisk(),
                inputs.forRules(rulebook));
    }

    private static Proposal proposal(Candidate candidate, int rank) {
        return new Proposal(
                candidate.id(),
                candidate.intervention(),
                candidate.kind().name(),
                candidate.channel().name(),
                candidate.scope().name(),
                candidate.customerSees(),
                rank);
    }

    private static final class Firings extends DefaultAgendaEventListener {
        private final ArbitrationRules rules;
        private final SortedSet<FiredRule> fired;

        Firings(ArbitrationRules rules, SortedSet<FiredRule> fired) {
            this.rules = rules;
            this.fired = fired;
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            String rule = event.getMatch().getRule().getName();
            Object candidate = event.getMatch().getDeclarationValue(rules.candidateVariable(rule));
            fired.add(new FiredRule(
                    rule, candidate instanceof Proposal proposal ? Optional.of(proposal.id()) : Optional.empty()));
        }
    }
}
