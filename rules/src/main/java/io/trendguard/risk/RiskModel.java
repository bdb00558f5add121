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
}
