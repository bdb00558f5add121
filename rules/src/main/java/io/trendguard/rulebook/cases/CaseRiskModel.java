package io.trendguard.rulebook.cases;

import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.risk.CalibrationStep;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.risk.RiskModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The model of golden cases: the risk is part of the case, told by the feature {@code case_risk}. It is a pure function of
 * the vector like any other, so that a case can be logged, replayed and verified.
 */
public final class CaseRiskModel implements RiskModel {
    /** The feature that tells the probability. */
    public static final String FEATURE = "case_risk";

    /** Its version in decisions. */
    public static final String VERSION = "golden-case";

    private final Optional<CalibrationStep> calibration;

    /** One whose probabilities are as they are told. */
    public CaseRiskModel() {
        this(Optional.of(new CalibrationStep(CalibrationStep.Method.NONE, 0)));
    }

    private CaseRiskModel(Optional<CalibrationStep> calibration) {
        this.calibration = calibration;
    }

    @Override
    public RiskModel explainingBeforeCalibration() {
        return new CaseRiskModel(Optional.empty());
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public RiskAssessment assess(FeatureVector features) {
        FeatureValue value = features.get(FEATURE).value();
        if (!(value instanceof FeatureValue.Numeric numeric)) {
            throw new IllegalArgumentException(
                    "The case tells no risk (%s). Maybe the line needs a risk.".formatted(value));
        }
        BigDecimal probability = new BigDecimal((double) numeric.number()).setScale(6, RoundingMode.HALF_EVEN);
        double p = Math.min(Math.max(probability.doubleValue(), 1e-6), 1 - 1e-6);
        double logOdds = StrictMath.log(p / (1 - p));
        return new RiskAssessment(
                probability,
                logOdds,
                0,
                List.of(new Contribution(FEATURE, logOdds)),
                calibration,
                List.of(),
                List.of(),
                VERSION);
    }
}
