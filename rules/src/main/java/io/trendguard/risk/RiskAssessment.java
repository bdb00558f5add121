package io.trendguard.risk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How likely it is that a purchase comes back within 30 days, and why. Baseline, contributions and the step of calibration
 * add up to the log-odds of the probability, so that what is shown adds up to what is shown.
 *
 * @param probability calibrated, in [0, 1], six decimal places
 * @param logOdds of the calibrated probability
 * @param baseline what is said of the average training row, on the scale of the calibrated log-odds
 * @param contributions one for each feature, in the order of the schema, on the same scale
 * @param calibration what calibration did; absent in decisions of payload versions 1 and 2, whose log-odds, baseline and
 *     contributions are those before calibration
 * @param reasons at most three, strongest first
 * @param notes what a reader should know: capped values, unseen words
 * @param modelVersion hash of the model folder
 */
public record RiskAssessment(
        BigDecimal probability,
        double logOdds,
        double baseline,
        List<Contribution> contributions,
        Optional<CalibrationStep> calibration,
        List<Reason> reasons,
        List<String> notes,
        String modelVersion) {
    /** How far the sum of contributions may be from the log-odds, for each unit of what is added up. */
    public static final double TOLERANCE = 1e-5;
    /** How far the probability may be from that of the log-odds: the rounding to six places, and probabilities of 0 and 1. */
    public static final double ROUNDING = 1.01e-6;

    public RiskAssessment {
        contributions = List.copyOf(contributions);
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
        if (probability.scale() < 6) {
            probability = probability.setScale(6); // JSON drops trailing zeros
        }
        if (probability.scale() != 6 || probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "The probability (%s) must be within [0, 1] and have six places.".formatted(probability));
        }
        double step = calibration.map(CalibrationStep::logOdds).orElse(0.0);
        double sum = baseline + step;
        double size = 1;
        for (Contribution contribution : contributions) {
            sum += contribution.logOdds();
            size = Math.max(size, Math.abs(contribution.logOdds()));
        }
        if (!(Math.abs(sum - logOdds) <= TOLERANCE * size)) {
            throw new IllegalArgumentException(
                    "The contributions add up to (%s) and not to the log-odds (%s). Maybe the sum of model (%s) and its explanation differ."
                            .formatted(sum, logOdds, modelVersion));
        }
        double said = 1 / (1 + StrictMath.exp(-logOdds));
        if (calibration.isPresent() && !(Math.abs(said - probability.doubleValue()) <= ROUNDING)) {
            throw new IllegalArgumentException(
                    "The log-odds (%s) say (%s) and not the probability (%s). Maybe the calibration of model (%s) and its explanation differ."
                            .formatted(logOdds, said, probability, modelVersion));
        }
    }
}
