package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.Calibration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
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

    @Test
    void logOddsThatHoldAreLeftAloneThoughAnotherWayOftenWinsByChance() {
        Chosen chosen = Chosen.of(CalibrationFit.NONE, 600, 1, 0);
        assertThat(chosen.times).as(chosen.toString()).isGreaterThanOrEqualTo(45);
        assertThat(chosen.thoughNotTheLeast).as(chosen.toString()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aLineStandsThoughACurveNowAndThenWinsByChance() {
        Chosen chosen = Chosen.of(CalibrationFit.PLATT, 1200, 1.6, 0.3);
        assertThat(chosen.times).as(chosen.toString()).isGreaterThanOrEqualTo(45);
        assertThat(chosen.thoughNotTheLeast).as(chosen.toString()).isGreaterThanOrEqualTo(2);
    }

    /** Of sixty draws: how often a way was chosen, and how often although another lost less. */
    private record Chosen(long times, long thoughNotTheLeast) {
        static Chosen of(String method, int rows, double slope, double intercept) {
            List<CalibrationFit> fits = LongStream.rangeClosed(1, 60)
                    .mapToObj(seed -> new Drawn(seed, rows, slope, intercept))
                    .map(drawn -> CalibrationFit.of(drawn.logOdds, drawn.returned))
                    .filter(fit -> fit.method().equals(method))
                    .toList();
            long not = fits.stream()
                    .filter(fit -> !CalibrationFit.least(fit.logLosses()).equals(method))
                    .count();
            return new Chosen(fits.size(), not);
        }
    }

    @Test
    void nobodyIsCertain() {
        Calibration calibration = CalibrationFit.isotonic(new double[] {-1, 1}, new boolean[] {false, true});
        assertThat(calibration.probability(-100)).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(calibration.probability(100)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(calibration.probability(0)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void equalLogOddsShareOneProbability() {
        Calibration calibration = CalibrationFit.isotonic(
                new double[] {0, 0, 0, 0, 1, 1}, new boolean[] {false, true, false, true, true, true});
        assertThat(calibration.probability(0)).isEqualTo(0.5);
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
