package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.Calibration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationFitTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aCalibratedProbabilityNeverFallsWhereTheLogOddsRise(long seed) {
        Drawn drawn = new Drawn(seed, 600, 1.7, -0.4);
        for (Calibration calibration : new Calibration[] {
            CalibrationFit.isotonic(drawn.logOdds, drawn.returned),
            CalibrationFit.platt(drawn.logOdds, drawn.returned, Measures.count(drawn.returned))
                    .orElseThrow(),
            new Calibration.None()
        }) {
            double before = 0;
            for (double x = -12; x < 12; x += 0.003) {
                double here = calibration.probability(x);
                assertThat(here).isBetween(before, 1.0);
                before = here;
            }
        }
    }

    @Test
    void aStretchedScaleIsFoundAndPutRight() {
        Drawn drawn = new Drawn(11, 20000, 2.0, -0.5);
        CalibrationFit fit = CalibrationFit.of(drawn.logOdds, drawn.returned);
        assertThat(fit.method()).isEqualTo(CalibrationFit.PLATT);
        Calibration.Platt platt = (Calibration.Platt) fit.chosen();
        assertThat(platt.slope()).isCloseTo(2.0, within(0.1));
        assertThat(platt.intercept()).isCloseTo(-0.5, within(0.1));
        assertThat(fit.logLosses().get(CalibrationFit.PLATT))
                .isLessThan(fit.logLosses().get(CalibrationFit.NONE));
    }

    @Test
    void aScaleThatNoSigmoidFitsIsPutRightByPools() {
        Random random = new Random(5);
        double[] logOdds = new double[20000];
        boolean[] returned = new boolean[logOdds.length];
        for (int i = 0; i < logOdds.length; i++) {
            logOdds[i] = random.nextGaussian() * 3;
            returned[i] = random.nextDouble() < (logOdds[i] < -1 ? 0.1 : logOdds[i] < 2 ? 0.15 : 0.95);
        }
        CalibrationFit fit = CalibrationFit.of(logOdds, returned);
        assertThat(fit.method()).isEqualTo(CalibrationFit.ISOTONIC);
        assertThat(fit.chosen().probability(0)).isCloseTo(0.15, within(0.03));
        assertThat(fit.chosen().probability(5)).isCloseTo(0.95, within(0.03));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 6, 9, 10, 18})
    void logOddsThatHoldAreLeftAloneThoughAnotherWayWonByChance(long seed) {
        Drawn drawn = new Drawn(seed, 600, 1, 0);
        CalibrationFit fit = CalibrationFit.of(drawn.logOdds, drawn.returned);
        assertThat(CalibrationFit.least(fit.logLosses())).isNotEqualTo(CalibrationFit.NONE);
        assertThat(isBeaten(CalibrationFit.NONE, fit)).isFalse();
        assertThat(fit.method()).isEqualTo(CalibrationFit.NONE);
        assertThat(fit.chosen()).isEqualTo(new Calibration.None());
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 13})
    void aLineStandsThoughACurveWonByChance(long seed) {
        Drawn drawn = new Drawn(seed, 1200, 1.6, 0.3);
        CalibrationFit fit = CalibrationFit.of(drawn.logOdds, drawn.returned);
        assertThat(CalibrationFit.least(fit.logLosses())).isEqualTo(CalibrationFit.ISOTONIC);
        assertThat(isBeaten(CalibrationFit.NONE, fit)).isTrue();
        assertThat(isBeaten(CalibrationFit.PLATT, fit)).isFalse();
        assertThat(fit.method()).isEqualTo(CalibrationFit.PLATT);
    }

    @Test
    void nobodyIsCertain() {
        Calibration calibration = CalibrationFit.isotonic(new double[] {-1, 1}, new boolean[] {false, true});
        assertThat(calibration.probability(-100)).isEqualTo(0.25);
        assertThat(calibration.probability(100)).isEqualTo(0.75);
        assertThat(calibration.probability(0)).isEqualTo(0.5);
    }

    @Test
    void equalLogOddsShareOneProbability() {
        Calibration calibration = CalibrationFit.isotonic(
                new double[] {0, 0, 0, 0, 1, 1}, new boolean[] {false, true, false, true, true, true});
        assertThat(calibration.probability(0)).isEqualTo(0.5);
    }

    private static boolean isBeaten(String method, CalibrationFit fit) {
        return fit.gains().entrySet().stream()
                .filter(way -> way.getKey().equals(method))
                .anyMatch(way -> way.getValue().exceedsChance());
    }

    private static final class Drawn {
        private final double[] logOdds;
        private final boolean[] returned;

        Drawn(long seed, int rows, double slope, double intercept) {
            Random random = new Random(seed);
            logOdds = new double[rows];
            returned = new boolean[rows];
            for (int i = 0; i < rows; i++) {
                logOdds[i] = random.nextGaussian();
                returned[i] = random.nextDouble() < Calibration.sigmoid(slope * logOdds[i] + intercept);
            }
        }
    }
}
