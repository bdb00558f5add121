package io.trendguard.experiment;

/**
 * Which share of the customers is in which arm.
 *
 * @param holdout decided and logged, never treated
 * @param modelOnly treated without personal offers
 * @param modelAndOffer treated with personal offers
 */
public record Shares(double holdout, double modelOnly, double modelAndOffer) {
    /** A tenth is held out; the rest is split evenly. */
    public static final Shares DEFAULTS = new Shares(0.10, 0.45, 0.45);

    public Shares {
        boolean positive = holdout >= 0 && modelOnly >= 0 && modelAndOffer >= 0;
        if (!positive || !(Math.abs(holdout + modelOnly + modelAndOffer - 1) < 1e-9)) {
            throw new IllegalArgumentException("The shares (%s, %s, %s) must not be negative and must add up to 1."
                    .formatted(holdout, modelOnly, modelAndOffer));
        }
    }

    /** The share of an arm. */
    public double of(Arm arm) {
        return switch (arm) {
            case HOLDOUT -> holdout;
            case MODEL_ONLY -> modelOnly;
            case MODEL_AND_OFFER -> modelAndOffer;
        };
    }
}
