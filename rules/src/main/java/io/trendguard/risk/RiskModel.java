package io.trendguard.risk;

import io.trendguard.feature.FeatureVector;

/** Judges the risk of a purchase. A pure function: the same vector gives the same assessment, to the bit, anywhere. */
public interface RiskModel {

    /** Hash of the model folder. */
    String version();

    /**
     * The risk of one line.
     *
     * @throws IllegalArgumentException if the vector does not fit the schema that the model was trained on
     */
    RiskAssessment assess(FeatureVector features);

    /**
     * The risk of one line, its sentences with amounts in the order's currency.
     *
     * @param currency ISO 4217
     */
    default RiskAssessment assess(FeatureVector features, String currency) {
        return assess(features);
    }

    /**
     * The same model, explaining itself before calibration, as decisions of payload versions 1 and 2 recorded it. Only a
     * replay of these asks for it.
     */
    default RiskModel explainingBeforeCalibration() {
        return this;
    }
}
