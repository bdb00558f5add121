package io.trendguard.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.measure.Rows;
import io.trendguard.model.serve.CostRule;
import io.trendguard.rulebook.Rulebook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CurvesTest {
    private static final Effort EFFORT = new Effort(50, 100, 0, 1_000, 1, 1, 1);
    private static final double[] P = {0.9, 0.6, 0.4, 0.2};
    private static final Judged JUDGED = Rows.of(new boolean[] {true, false, true, false});

    @Test
    void fourRowsByHand() {
        Curves curves = Curves.of("model", P, JUDGED, EFFORT);
        assertThat(curves.roc())
                .containsExactly(
                        new Curves.Point(0, 0),
                        new Curves.Point(0, 0.5),
                        new Curves.Point(0.5, 0.5),
                        new Curves.Point(0.5, 1),
                        new Curves.Point(1, 1));
        assertThat(curves.precisionRecall())
                .containsExactly(
                        new Curves.Point(0.5, 1),
                        new Curves.Point(0.5, 0.5),
                        new Curves.Point(1, 2.0 / 3),
                        new Curves.Point(1, 0.5));
        assertThat(curves.auc().value()).isEqualTo(0.75);
        assertThat(curves.averagePrecision().value()).isCloseTo((1.0 + 2.0 / 3) / 2, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theAreasAreThoseOfTheMetricsAndTheCurveHasTheArea(long seed) {
        double[] p = Rows.probabilities(3_000, seed);
        Judged judged = Rows.of(Rows.drawn(p, seed + 10));
        Curves curves = Curves.of("model", p, judged, EFFORT);
        PartMetrics metrics = Measures.of(p, judged.returned());
        assertThat(curves.auc().value()).isEqualTo(metrics.auc());
        assertThat(curves.averagePrecision().value()).isEqualTo(metrics.prAuc());
        assertThat(curves.auc().value())
                .isBetween(curves.auc().low(), curves.auc().high());
        assertThat(curves.averagePrecision().high())
                .isGreaterThan(curves.averagePrecision().low());
        double area = 0;
        for (int i = 1; i < curves.roc().size(); i++) {
            Curves.Point a = curves.roc().get(i - 1);
            Curves.Point b = curves.roc().get(i);
            assertThat(b.x()).isGreaterThanOrEqualTo(a.x());
            area += (b.x() - a.x()) * (a.y() + b.y()) / 2;
        }
        assertThat(area).isCloseTo(metrics.auc(), within(0.002));
        assertThat(curves.roc()).hasSizeLessThanOrEqualTo(102);
    }

    @Test
    void rowsOfOneProbabilityAreFlaggedTogether() {
        Curves curves = Curves.of("majority", new double[] {0.5, 0.5, 0.5, 0.5}, JUDGED, EFFORT);
        assertThat(curves.roc()).containsExactly(new Curves.Point(0, 0), new Curves.Point(1, 1));
        assertThat(curves.precisionRecall()).containsExactly(new Curves.Point(1, 0.5));
    }

    @Test
    void aConfusionMatrixByHand() {
        Confusion half = Confusion.of("half", JUDGED, row -> P[row] >= 0.5);
        assertThat(List.of(half.hits(), half.needless(), half.missed(), half.left()))
                .containsExactly(1, 1, 1, 1);
        assertThat(half.precision().share()).isEqualTo(0.5);
        assertThat(half.recall().share()).isEqualTo(0.5);
        Confusion all = Confusion.of("all", JUDGED, row -> true);
        assertThat(List.of(all.hits(), all.needless(), all.missed(), all.left()))
                .containsExactly(2, 2, 0, 0);
        assertThat(all.recall().share()).isEqualTo(1);
        Confusion nobody = Confusion.of("nobody", JUDGED, row -> false);
        assertThat(List.of(nobody.hits(), nobody.needless(), nobody.missed(), nobody.left()))
                .containsExactly(0, 0, 2, 2);
        assertThat(nobody.precision().rows()).isZero();
    }

    @Test
    void theThresholdsInUseAreThoseOfCostsAndRulebooks() {
        assertThat(NamedThreshold.of(Rulebook.shipped("regret")))
                .extracting(NamedThreshold::probability)
                .containsExactly(0.6, 0.7, 0.75);
        assertThat(NamedThreshold.of(Rulebook.shipped("regret")).get(2).source())
                .isEqualTo("rulebook regret: new_buyer_risk, ordinary_risk");
        double[] p = Rows.probabilities(400, 1);
        Judged judged = Rows.of(Rows.drawn(p, 2));
        List<Confusion> confusions = new CostMeasures(judged, ThresholdTable.of(p, judged), EFFORT)
                .confusions(
                        List.of(new NamedCosts("shop", "", CostRule.DEFAULT)),
                        NamedThreshold.of(Rulebook.shipped("regret")),
                        p);
        assertThat(confusions)
                .hasSize(6)
                .allSatisfy(one -> assertThat(one.hits() + one.needless() + one.missed() + one.left())
                        .isEqualTo(400));
    }
}
