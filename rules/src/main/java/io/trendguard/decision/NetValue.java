package io.trendguard.decision;

import io.trendguard.candidate.Candidate;
import io.trendguard.point.TableFile.Role;
import io.trendguard.rulebook.DecisionTables;
import io.trendguard.rulebook.DecisionTables.Answer;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.UpliftTable.Effect;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a candidate is expected to bring: probability × uplift × value × weight − cost.
 *
 * @param probability of a return, of the line that the policy looked at
 * @param effect the uplift, with its source
 * @param value what preventing the return is worth, minor units
 * @param weight strategic weight of its kind
 * @param cost what carrying it out is expected to cost, minor units
 */
public record NetValue(BigDecimal probability, Effect effect, BigDecimal value, BigDecimal weight, BigDecimal cost) {
    private static final int PLACES = 6;

    /** The expected net value, minor units with six places; the priority among candidates. */
    public BigDecimal net() {
        return probability
                .multiply(effect.uplift(), MathContext.DECIMAL128)
                .multiply(value, MathContext.DECIMAL128)
                .multiply(weight, MathContext.DECIMAL128)
                .subtract(cost, MathContext.DECIMAL128)
                .setScale(PLACES, RoundingMode.HALF_EVEN);
    }

    /** The figures in an answer of the arbitration tables; absent if they do not tell all of them. */
    static Optional<NetValue> of(BigDecimal probability, Effect effect, Answer answer) {
        Optional<BigDecimal> weight = answer.number("terms", "weight");
        Optional<BigDecimal> cost = answer.number("terms", "cost");
        return weight.isPresent() && cost.isPresent() && answer.results().get("value") instanceof BigDecimal value
                ? Optional.of(new NetValue(probability, effect, value, weight.get(), cost.get()))
                : Optional.empty();
    }

    /**
     * What each candidate of a recorded decision was expected to bring, by its id, those that were not allowed too. Candidates
     * that nobody sees have none.
     *
     * @param rulebook the version that decided
     */
    public static Map<String, NetValue> of(DecisionRequest request, Decision decision, Rulebook rulebook) {
        Map<String, NetValue> values = new HashMap<>();
        Optional<Focus> focus = focus(request, decision);
        if (focus.isEmpty() || decision.segment().isEmpty() || decision.band().isEmpty()) {
            return values;
        }
        String segment = decision.segment().get();
        String band = decision.band().get();
        String assessed = decision.focusLine().orElse(DecisionRequest.WHOLE);
        BigDecimal risk = decision.risks().stream()
                .filter(line -> line.lineId().equals(assessed))
                .map(line -> line.risk().probability())
                .findFirst()
                .orElseThrow();
        Inputs inputs = Inputs.of(request, focus.get(), rulebook);
        for (Decision.CandidateOutcome outcome : decision.candidates()) {
            Candidate candidate = outcome.candidate();
            rulebook.uplift()
                    .find(candidate.intervention(), segment, band)
                    .filter(effect -> candidate.customerSees())
                    .flatMap(effect -> {
                        Map<String, Object> asked = inputs.about(candidate, risk, segment, band);
                        asked.put("uplift", effect.uplift());
                        return of(
                                risk,
                                effect,
                                rulebook.tables(Role.ARBITRATION).get(0).evaluate(asked, new DecisionTables.Memory()));
                    })
                    .ifPresent(value -> values.put(candidate.id(), value));
        }
        return values;
    }

    private static Optional<Focus> focus(DecisionRequest request, Decision decision) {
        if (request.features().isPresent()) {
            return Optional.of(Focus.onWhole(request));
        }
        return request.lines().stream()
                .filter(line -> decision.focusLine()
                        .filter(line.line().lineId()::equals)
                        .isPresent())
                .findFirst()
                .map(Focus::on);
    }
}
