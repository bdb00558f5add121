package io.trendguard.experiment;

/** What may happen to a customer while the effect of treatments is measured. */
public enum Arm {
    /** The persistent holdout: decided and logged, never treated. */
    HOLDOUT,
    /** Treated by the model and policy, without personal offers. */
    MODEL_ONLY,
    /** Treated by the model and policy, with personal offers. */
    MODEL_AND_OFFER
}
