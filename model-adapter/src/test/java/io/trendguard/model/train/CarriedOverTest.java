package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.Calibration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarriedOverTest {
    private static final int ROWS = 4000;
    private static final double BASE = -0.4;

    private final double[] logOdds = new double[ROWS];
    private final boolean[] returned = new boolean[ROWS];

    /** What came of log-odds that a model says. */
    private void rows(double slope, double intercept) {
        Random random = new Random(3);
        for (int i = 0; i < ROWS; i++) {
            logOdds[i] = BASE + random.nextGaussian();
            returned[i] = random.nextDouble() < Calibration.sigmoid(slope * logOdds[i] + intercept);
        }
    }

    @Test
    void whereTheLogOddsAsTheyComeWonNothingIsPutOverThem() {
        rows(0.5, 0);
        CalibrationFit carried = new CarriedOver(BASE, 1.2).of(CalibrationFit.NONE, logOdds, returned);
        assertThat(carried.chosen()).isEqualTo(new Calibration.None());
        assertThat(carried.method()).isEqualTo(CalibrationFit.NONE);
    }

    @ParameterizedTest
    @CsvSource({"0.6, 1.2", "1.0, 1.2", "1.1, 1.2", "2.0, 1.2", "1.5, 1"})
    void whereALineWonItTurnsAboutTheBaseRateLessWhatMoreTreesMakeUpFor(double steep, double growth) {
        rows(steep, 0.3);
        double slope = CalibrationFit.platt(logOdds, returned, Measures.count(returned))
                .orElseThrow()
                .slope();
        double kept = slope <= 1 ? slope : Math.max(1, slope / growth);
        CalibrationFit carried = new CarriedOver(BASE, growth).of(CalibrationFit.PLATT, logOdds, returned);
        assertThat(carried.chosen()).isEqualTo(new Calibration.Platt(kept, BASE * (1 - kept)));
        assertThat(carried.method()).isEqualTo(CalibrationFit.PLATT);
    }

    @ParameterizedTest
    @CsvSource({"0.6, 0", "0.6, 0.5", "1.6, 0", "1.6, -0.5"})
    void whereACurveWonItIsACurveAndKeepsTheBaseRateWhateverTheLevelOfItsRows(double steep, double level) {
        rows(steep, BASE * (1 - steep) + level);
        CalibrationFit carried = new CarriedOver(BASE, 1.3).of(CalibrationFit.ISOTONIC, logOdds, returned);
        assertThat(carried.method()).isEqualTo(CalibrationFit.ISOTONIC);
        assertThat(carried.chosen()).isInstanceOf(Calibration.Isotonic.class);
        assertThat(carried.chosen().probability(BASE)).isCloseTo(Calibration.sigmoid(BASE), within(0.05));
        double kept = steep <= 1 ? steep : steep / 1.3;
        for (double x : new double[] {-1.5, -0.75, 0.75, 1.5}) {
            assertThat(carried.chosen().probability(BASE + x))
                    .isCloseTo(Calibration.sigmoid(BASE + kept * x), within(0.07));
        }
    }
}
