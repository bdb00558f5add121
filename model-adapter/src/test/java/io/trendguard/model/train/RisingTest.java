package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.point.regret.RegretFeatures;
import io.trendguard.model.serve.Coefficients;
import io.trendguard.model.serve.Encoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RisingTest {

    @Test
    void everySmoothedRateOfTheCatalogueMayOnlyRaiseTheRisk() {
        String[] constraints =
                Rising.constraints(RegretFeatures.SCHEMA).replaceAll("[()]", "").split(",", -1);
        assertThat(constraints).hasSize(RegretFeatures.SCHEMA.size());
        assertThat(constraints[RegretFeatures.SCHEMA.indexOf("product_return_rate")])
                .isEqualTo("1");
        assertThat(constraints[RegretFeatures.SCHEMA.indexOf("paid_price")]).isEqualTo("0");
        assertThat(Arrays.stream(constraints).filter("1"::equals)).hasSize(14);
    }

    @Test
    void aRateThatFellWhileReturnsRoseDoesNotLowerTheRisk() {
        double[] byRate = logOddsByRisingValue("product_return_rate");
        assertThat(byRate).isSorted();
        double[] byAnother = logOddsByRisingValue("product_mass");
        assertThat(byAnother[byAnother.length - 1])
                .as("any other feature is taken as it comes")
                .isLessThan(byAnother[0] - 1);
    }

    @Test
    void theRegressionBesideTheTreesLeavesOutARateThatWouldLowerTheRisk() {
        assertThat(regressionOn("product_return_rate")).isEqualTo(Coefficients.Term.unused("product_return_rate"));
        assertThat(regressionOn("product_mass").coefficient()).isLessThan(-1);
    }

    private static Coefficients.Term regressionOn(String name) {
        TrainingSet set = rows(name);
        int[] all = IntStream.range(0, set.size()).toArray();
        Encoder encoder = new Encoder(set.schema(), EncodingFit.of(set, all, 1));
        return RegressionFit.of(set, all, encoder).terms().get(0);
    }

    /** What the model says of a feature with whose values returns fell. */
    private static double[] logOddsByRisingValue(String name) {
        TrainingSet set = rows(name);
        int[] train = IntStream.range(0, set.size()).filter(row -> row % 2 == 0).toArray();
        int[] validation =
                IntStream.range(0, set.size()).filter(row -> row % 2 == 1).toArray();
        return Fit.of(
                        set,
                        train,
                        validation,
                        TrainSettings.of("made up", true).withThreads(1).withMaxRounds(150),
                        Progress.SILENT)
                .logOdds(set, validation);
    }

    private static TrainingSet rows(String name) {
        FeatureDefinition told = SeededRows.SCHEMA.definitions().get(0);
        FeatureSchema schema = new FeatureSchema(List.of(new FeatureDefinition(
                name,
                told.kind(),
                told.feed(),
                told.unit(),
                told.reasonCode(),
                told.raises(),
                told.lowers(),
                Optional.empty())));
        int rows = 4_000;
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[rows];
        byte[] labels = new byte[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = (float) row / rows;
            labels[row] = random.nextDouble() < 0.9 - 0.8 * values[row] ? TrainingSet.REGRETTED : TrainingSet.KEPT;
        }
        return new TrainingSet(
                schema,
                IntStream.range(0, rows).mapToObj(row -> "r" + row).toList(),
                new long[rows],
                List.of(new Column.Numbers(values)),
                labels,
                new long[rows],
                new boolean[rows],
                new long[rows]);
    }
}
