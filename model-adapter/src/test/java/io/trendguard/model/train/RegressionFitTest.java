package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.linear.Design;
import io.trendguard.model.linear.LogisticRegression;
import io.trendguard.model.serve.Additive;
import io.trendguard.model.serve.Encoder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegressionFitTest {
    private static final TrainingSet ROWS = SeededRows.rows(3, 4_000);
    private static final int[] ALL = IntStream.range(0, ROWS.size()).toArray();
    private static final Encoder ENCODER = new Encoder(ROWS.schema(), EncodingFit.of(ROWS, ALL, 20));

    @Test
    void itsCoefficientsSayOfEveryRowWhatTheFittedRegressionSays() {
        Design design = Design.of(ROWS, ALL, ENCODER);
        LogisticRegression fitted = LogisticRegression.fit(design, ROWS.regretted(ALL), LogisticRegression.L2);
        float[] encoded = ENCODER.rows(ROWS.columns(), ALL);
        assertThat(Additive.of(fitted.coefficients(design)).logOdds(encoded, ALL.length))
                .containsExactly(fitted.logOdds(ROWS, ALL), within(1e-5));
    }

    @Test
    void whatAFeatureContributesIsNothingOnAverageOverTheRowsItLearntFrom() {
        Additive sum = Additive.of(RegressionFit.of(ROWS, ALL, ENCODER));
        float[] encoded = ENCODER.rows(ROWS.columns(), ALL);
        int features = ROWS.schema().size();
        double[] means = new double[features];
        for (int row = 0; row < ALL.length; row++) {
            double[] phi = sum.contributions(Arrays.copyOfRange(encoded, row * features, (row + 1) * features));
            for (int f = 0; f < features; f++) {
                means[f] += phi[f] / ALL.length;
            }
        }
        assertThat(means).containsExactly(new double[features], within(1e-4));
    }
}
