package io.trendguard.model.serve;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.trendguard.risk.CalibrationStep;
import java.util.Arrays;

/** From the log-odds of a model to a probability that holds what it says; never falls where the log-odds rise. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Calibration.None.class, name = "none"),
    @JsonSubTypes.Type(value = Calibration.Platt.class, name = "platt"),
    @JsonSubTypes.Type(value = Calibration.Isotonic.class, name = "isotonic")
})
public sealed interface Calibration {

    /** The probability for these log-odds. */
    double probability(double logOdds);

    /** What it is called in an assessment. */
    CalibrationStep.Method method();

    /** What contributions are multiplied by, so that they are on the scale of the calibrated log-odds. */
    default double slope() {
        return 1;
    }

    /** What is added to the baseline for the same reason. */
    default double intercept() {
        return 0;
    }

    /** What it does to these log-odds in a step of its own. */
    default CalibrationStep step(double logOdds) {
        return new CalibrationStep(method(), 0);
    }

    /** 1 / (1 + e^-x), the same bits on every JDK. */
    static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /** The model's own probability. */
    record None() implements Calibration {
        @Override
        public double probability(double logOdds) {
            return sigmoid(logOdds);
        }

        @Override
        public CalibrationStep.Method method() {
            return CalibrationStep.Method.NONE;
        }
    }

    /** A stretched and shifted sigmoid (Platt, "Probabilistic outputs for support vector machines", 1999). */
    record Platt(double slope, double intercept) implements Calibration {
        public Platt {
            if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
                throw new IllegalArgumentException(
                        "The slope (%s) must be positive and the intercept (%s) finite.".formatted(slope, intercept));
            }
        }

        @Override
        public double probability(double logOdds) {
            return sigmoid(slope * logOdds + intercept);
        }

        @Override
        public CalibrationStep.Method method() {
            return CalibrationStep.Method.PLATT;
        }
    }

    /**
     * A rising line through points, level beyond the first and the last.
     *
     * @param logOdds rising
     * @param probabilities one for each of the log-odds, rising
     */
    record Isotonic(double[] logOdds, double[] probabilities) implements Calibration {
        private static final double SMALLEST = 1e-7;

        public Isotonic {
            if (logOdds.length == 0 || logOdds.length != probabilities.length) {
                throw new IllegalArgumentException("There are (%d) log-odds for (%d) probabilities."
                        .formatted(logOdds.length, probabilities.length));
            }
            for (int i = 0; i < logOdds.length; i++) {
                if (!(probabilities[i] >= 0 && probabilities[i] <= 1)
                        || (i > 0 && !(logOdds[i] > logOdds[i - 1] && probabilities[i] >= probabilities[i - 1]))) {
                    throw new IllegalArgumentException("Point (%d) of the calibration (%s, %s) does not rise."
                            .formatted(i, logOdds[i], probabilities[i]));
                }
            }
        }

        @Override
        public double probability(double x) {
            int last = logOdds.length - 1;
            if (x <= logOdds[0]) {
                return probabilities[0];
            }
            if (x >= logOdds[last]) {
                return probabilities[last];
            }
            int place = Arrays.binarySearch(logOdds, x);
            if (place >= 0) {
                return probabilities[place];
            }
            int right = -place - 1;
            double share = (x - logOdds[right - 1]) / (logOdds[right] - logOdds[right - 1]);
            double low = probabilities[right - 1];
            return Math.min(low + share * (probabilities[right] - low), probabilities[right]);
        }

        @Override
        public CalibrationStep.Method method() {
            return CalibrationStep.Method.ISOTONIC;
        }

        /** Probabilities of 0 and 1 have no log-odds; the step leads to what rounds to them at six places. */
        @Override
        public CalibrationStep step(double x) {
            double said = Math.min(Math.max(probability(x), SMALLEST), 1 - SMALLEST);
            return new CalibrationStep(method(), StrictMath.log(said / (1 - said)) - x);
        }
    }
}
