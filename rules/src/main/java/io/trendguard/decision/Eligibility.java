package io.trendguard.decision;

import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decider.Assessed;
import io.trendguard.eligibility.Verdict;
import io.trendguard.point.TableFile.Role;
import io.trendguard.rulebook.DecisionTables;
import io.trendguard.rulebook.DecisionTables.Answer;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.UpliftTable.Effect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether each candidate may be used: eligibility for all, contact policy and worth for those that the customer sees. */
final class Eligibility {
    private final Rulebook rulebook;
    private final Policy policy;
    private final BigDecimal risk;
    private final Deliberation deliberation;
    private final Inputs inputs;
    private final DecisionTables.Memory memory = new DecisionTables.Memory();

    private Eligibility(Rulebook rulebook, Inputs inputs, Policy policy, Deliberation deliberation) {
        this.inputs = inputs;
        this.rulebook = rulebook;
        this.policy = policy;
        this.risk = deliberation.focusRisk().risk().probability();
        this.deliberation = deliberation;
    }

    static List<Assessed> check(Rulebook rulebook, Inputs inputs, Policy policy, Deliberation deliberation) {
        Eligibility eligibility = new Eligibility(rulebook, inputs, policy, deliberation);
        List<Assessed> assessed = new ArrayList<>();
        for (Candidate candidate : policy.candidates()) {
            assessed.add(eligibility.check(
                    candidate, inputs.about(candidate, eligibility.risk, policy.segment(), policy.band())));
        }
        return assessed;
    }

    private Assessed check(Candidate candidate, Map<String, Object> values) {
        List<String> reasons = new ArrayList<>();
        if (candidate.customerSees()
                && rulebook.lacksContent(inputs.locale(), candidate.intervention(), inputs.category())) {
            reasons.add(Rulebook.CONTENT_MISSING);
        }
        Optional<String> cause = judge(Role.ELIGIBILITY, candidate, values, reasons);
        if (cause.isEmpty() && candidate.customerSees()) {
            cause = judge(Role.CONTACT_POLICY, candidate, values, reasons);
        }
        if (cause.isPresent()) {
            return plain(candidate, new Verdict.Undetermined(cause.get()));
        }
        if (!reasons.isEmpty()) {
            return plain(candidate, new Verdict.Ineligible(reasons));
        }
        return candidate.customerSees() ? valued(candidate, values) : plain(candidate, new Verdict.Eligible());
    }

    private Assessed valued(Candidate candidate, Map<String, Object> values) {
        Optional<Effect> effect = rulebook.uplift().find(candidate.intervention(), policy.segment(), policy.band());
        if (effect.isEmpty()) {
            return plain(
                    candidate,
                    new Verdict.Undetermined("No effect is expected of (%s): uplift.csv has no row for it."
                            .formatted(candidate.intervention())));
        }
        Optional<BigDecimal> uplift = effect.map(Effect::uplift);
        values.put("uplift", uplift.get());
        List<String> reasons = new ArrayList<>();
        Optional<String> cause = judge(Role.ARBITRATION, candidate, values, reasons);
        Optional<NetValue> worth = NetValue.of(
                risk, effect.get(), rulebook.tables(Role.ARBITRATION).get(0).evaluate(values, memory));
        if (cause.isEmpty() && worth.isEmpty()) {
            cause = Optional.of("The tables (arbitration) do not say value, weight and cost.");
        }
        if (cause.isPresent()) {
            return new Assessed(candidate, new Verdict.Undetermined(cause.get()), uplift, Optional.empty());
        }
        if (!reasons.isEmpty()) {
            return new Assessed(candidate, new Verdict.Ineligible(reasons), uplift, Optional.empty());
        }
        return new Assessed(candidate, new Verdict.Eligible(), uplift, worth.map(NetValue::net));
    }

    private static Assessed plain(Candidate candidate, Verdict verdict) {
        return new Assessed(candidate, verdict, Optional.empty(), Optional.empty());
    }

    /** Adds the reason codes that speak against a candidate; the answer is why it cannot be told. */
    private Optional<String> judge(Role role, Candidate candidate, Map<String, Object> values, List<String> reasons) {
        for (DecisionTables tables : rulebook.tables(role)) {
            Optional<String> cause = judge(tables, candidate, values, reasons);
            if (cause.isPresent()) {
                return cause;
            }
        }
        return Optional.empty();
    }

    private Optional<String> judge(
            DecisionTables tables, Candidate candidate, Map<String, Object> values, List<String> reasons) {
        Answer answer = tables.evaluate(values, memory);
        deliberation.fired(tables, answer, Optional.of(candidate.id()));
        if (answer.failure().isPresent()) {
            return answer.failure();
        }
        for (Map.Entry<String, Object> result : new TreeMap<>(answer.results()).entrySet()) {
            if (result.getValue() instanceof Map<?, ?> context && context.containsKey("verdict")) {
                Object verdict = context.get("verdict");
                if ("ineligible".equals(verdict) && context.get("reason") instanceof String reason) {
                    reasons.add(reason);
                } else if (!"eligible".equals(verdict)) {
                    return Optional.of(
                            "The table (%s/%s) says (%s).".formatted(tables.name(), result.getKey(), verdict));
                }
            }
        }
        return Optional.empty();
    }
}
