package io.trendguard.risk;

import java.math.BigDecimal;
import java.util.List;

/**
 * How likely it is that a purchase comes back within 30 days, and why.
 *
 * @param probability calibrated, in [0, 1], six decimal places
 * @param logOdds of the model, before calibration; baseline and contributions add up to it
 * @param baseline what the trees say of the average training row
 * @param contributions one for each feature, in the order of the schema
 * @param reasons at most three, strongest first
 * @param notes what a reader should know: capped values, unseen words
 * @param modelVersion hash of the model folder
 */
public record RiskAssessment(
        BigDecimal probability,
        double logOdds,
        double baseline,
        List<Contribution> contributions,
        List<Reason> reasons,
        List<String> notes,
        String modelVersion) {
    /** How far the sum of contributions may be from the log-odds. */
    public static final double TOLERANCE = 1e-5;

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
        double sum = baseline;
        for (Contribution contribution : contributions) {
            sum += contribution.logOdds();
        }
        if (!(Math.abs(sum - logOdds) <= TOLERANCE)) {
            throw new IllegalArgumentException(
                    "The contributions add up to (%s) and not to the log-odds (%s). Maybe the sum of model (%s) and its explanation differ."
                            .formatted(sum, logOdds, modelVersion));
        }
    }
}
