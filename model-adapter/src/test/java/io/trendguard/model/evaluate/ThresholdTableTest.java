package io.trendguard.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.json.Json;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Rows;
import io.trendguard.model.serve.CostRule;
import io.trendguard.rulebook.Rulebook;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdTableTest {
    private static final double[] P = {0.15, 0.35, 0.55, 0.75};
    private static final Judged JUDGED = new Judged(
            new boolean[] {false, true, false, true}, new long[] {1000, 2000, 3000, 4000}, new long[4], new int[] {
                0, 1, 2, 3
            });

    @Test
    void fourLinesByHand() {
        ThresholdTable table = ThresholdTable.of(P, JUDGED);
        assertThat(table.rows()).isEqualTo(4);
        assertThat(table.steps().get(0)).isEqualTo(new ThresholdTable.Step(0, 4, 2, 4000, 0, 0));
        assertThat(table.steps().get(30)).isEqualTo(new ThresholdTable.Step(0.3, 3, 1, 3000, 0, 0));
        assertThat(table.steps().get(50)).isEqualTo(new ThresholdTable.Step(0.5, 2, 1, 3000, 1, 2000));
        assertThat(table.steps().get(60)).isEqualTo(new ThresholdTable.Step(0.6, 1, 0, 0, 1, 2000));
        assertThat(table.steps().get(101)).isEqualTo(new ThresholdTable.Step(1.01, 0, 0, 0, 2, 6000));
        CostRule rule = new CostRule(100, 0.1, 10, 0.5);
        assertThat(table.steps().get(50).cost(rule)).isCloseTo(100 + 200 + 10 + 1500, within(1e-9));
        assertThat(table.never(rule)).isCloseTo(800, within(1e-9));
        assertThat(table.always(rule)).isCloseTo(20 + 2000, within(1e-9));
    }

    @Test
    void theThresholdFollowsTheCosts() {
        ThresholdTable table = ThresholdTable.of(P, JUDGED);
        assertThat(table.cheapest(new CostRule(100, 0, 1, 0)).flagged()).isEqualTo(3); // misses are dear
        assertThat(table.cheapest(new CostRule(1, 0, 100, 0)).flagged()).isEqualTo(1); // flags are dear
        assertThat(table.cheapest(new CostRule(0, 0, 100, 0)).flagged()).isZero(); // nothing speaks for a flag
    }

    @Test
    void itsStepsAloneAreEnoughToChooseAgain() throws Exception {
        ThresholdTable table =
                ThresholdTable.of(Rows.probabilities(500, 1), Rows.of(Rows.drawn(Rows.probabilities(500, 1), 2)));
        ThresholdTable read = Json.mapper().readValue(Json.mapper().writeValueAsBytes(table), ThresholdTable.class);
        CostRule rule = NamedCosts.of(Rulebook.shipped("regret")).orElseThrow().rule();
        assertThat(read.cheapest(rule)).isEqualTo(table.cheapest(rule));
    }

    @Test
    void aRulebooksParametersAreItsCosts() {
        NamedCosts costs = NamedCosts.of(Rulebook.shipped("regret")).orElseThrow();
        // an effect of 0.12 on 800 handling and 0.35 of the price; attention 10 and 0.3 of a credit of 500
        assertThat(costs.rule().missedFixed()).isCloseTo(96, within(1e-9));
        assertThat(costs.rule().missedShare()).isCloseTo(0.042, within(1e-9));
        assertThat(costs.rule().needlessFixed()).isCloseTo(160, within(1e-9));
        assertThat(costs.says())
                .contains(
                        "Assumption, to be replaced by the first experiment",
                        "handling a return costs 8.00",
                        "return_handling_minor");
        assertThat(NamedCosts.of(Rulebook.shipped("regret-48h"))
                        .orElseThrow()
                        .rule()
                        .needlessFixed())
                .isCloseTo(460, within(1e-9));
    }

    @Test
    void savingsAreMeasuredAgainstNobodyAndTheCheaperOfNobodyAndEverybody() {
        CostRule rule = new CostRule(100, 0, 30, 0);
        CostMeasures measures =
                new CostMeasures(Rows.of(true, true, false, false), ThresholdTable.of(P, JUDGED), Effort.brief(1));
        CostEvaluation evaluation =
                measures.of(new NamedCosts("by hand", "", rule), new double[] {0.9, 0.1, 0.1, 0.1}, List.of());
        Policy model = evaluation.policies().get(2);
        assertThat(model.name()).isEqualTo("model, one by one");
        assertThat(model.flagged()).isEqualTo(0.25);
        assertThat(model.costPerLine()).isCloseTo(25, within(1e-12)); // one of two returns missed
        assertThat(model.savedOfNever().value()).isCloseTo(1 - 100.0 / 200, within(1e-12));
        assertThat(model.savedOfBetter().value()).isCloseTo(1 - 100.0 / 60, within(1e-12)); // everybody costs 60
        assertThat(evaluation.policies().get(0).savedOfNever().value()).isZero();
        assertThat(evaluation.policies().get(1).savedOfBetter().value()).isZero();
    }
}
