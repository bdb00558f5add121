package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.card.RegressionShare;
import io.trendguard.model.serve.Calibration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareFitTest {
    private static final int ROWS = 4_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aRegressionThatKnowsWhatTheTreesMissGetsAShare(long seed) {
        Drawn drawn = new Drawn(seed);
        RegressionShare fit = ShareFit.of(drawn.half, drawn.otherHalf, drawn.returned);
        assertThat(fit.share()).isEqualTo(0.3);
        assertThat(fit.logLosses()).hasSize(4);
        assertThat(fit.logLosses().get("0.3")).isLessThan(fit.logLosses().get("0.0"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aRegressionThatKnowsNothingGetsHardlyAnyShare(long seed) {
        Drawn drawn = new Drawn(seed);
        assertThat(ShareFit.of(drawn.half, drawn.noise, drawn.returned).share())
                .as("a gain beyond its standard error comes about by chance once in six times")
                .isLessThanOrEqualTo(0.1);
    }

    private static final class Drawn {
        private final double[] half = new double[ROWS];
        private final double[] otherHalf = new double[ROWS];
        private final double[] noise = new double[ROWS];
        private final boolean[] returned = new boolean[ROWS];

        Drawn(long seed) {
            Random random = new Random(seed);
            for (int row = 0; row < ROWS; row++) {
                half[row] = random.nextGaussian();
                otherHalf[row] = random.nextGaussian();
                noise[row] = random.nextGaussian();
                returned[row] = random.nextDouble() < Calibration.sigmoid(half[row] + otherHalf[row]);
            }
        }
    }
}
