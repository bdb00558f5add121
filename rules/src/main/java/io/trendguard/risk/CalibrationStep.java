package io.trendguard.risk;

/**
 * What calibration did to the log-odds of one line.
 *
 * @param method how the model is calibrated
 * @param logOdds what calibration adds in a step of its own: only isotonic calibration does, since Platt's slope and intercept
 *     are already in the contributions and the baseline
 */
public record CalibrationStep(Method method, double logOdds) {
    /** How log-odds become probabilities. */
    public enum Method {
        NONE,
        PLATT,
        ISOTONIC
    }

    public CalibrationStep {
        if (!Double.isFinite(logOdds) || (method != Method.ISOTONIC && logOdds != 0)) {
            throw new IllegalArgumentException(
                    "The calibration (%s) adds (%s): only isotonic calibration is a step of its own, and a finite one."
                            .formatted(method, logOdds));
        }
    }
}
