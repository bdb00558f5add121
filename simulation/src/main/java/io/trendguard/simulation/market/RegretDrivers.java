package io.trendguard.simulation.market;

/**
 * Everything that makes somebody regret one line, in the truth of the synthetic market.
 *
 * @param velocity views per hour of the trend over the last day; 0 without a trend
 * @param daysSincePeak of the trend; negative while it rises
 * @param discount part of the list price, in [0, 1]
 * @param overPromise of the creator, in [0, 1]
 * @param letDown of the product against the video, in [0, 1]
 * @param resaleDrop how far the resale price fell, in [0, 1]
 * @param fake whether bots made the trend
 * @param quality of the product, in [0, 1]
 * @param type what the customer is like
 * @param tabs tabs open within ten minutes before the order
 * @param cartMinutes from the first item to the order
 * @param night whether it was ordered at night
 * @param young whether the customer was born after 2000
 */
record RegretDrivers(
        double velocity,
        double daysSincePeak,
        double discount,
        double overPromise,
        double letDown,
        double resaleDrop,
        boolean fake,
        double quality,
        CustomerType type,
        int tabs,
        double cartMinutes,
        boolean night,
        boolean young) {

    /** How hot the trend is, in [0, 1]: the logarithm of its velocity between 100 and 100,000 views per hour. */
    double heat() {
        return velocity <= 100 ? 0 : Math.min(1.0, StrictMath.log(velocity / 100) / StrictMath.log(1000));
    }

    /**
     * Log-odds of regret but for a constant. Hype and discount together weigh more than each alone: their product enters
     * with a coefficient of its own.
     */
    double score() {
        double faded = Math.min(1.0, Math.max(0.0, daysSincePeak / 10.0));
        return 1.6 * heat()
                + 0.8 * discount
                + 5.0 * heat() * discount
                + 1.2 * faded
                + 1.9 * overPromise
                + 2.2 * letDown
                + 1.6 * resaleDrop
                + (fake ? 0.9 : 0.0)
                - 1.4 * quality
                + type.regret()
                + (type == CustomerType.BARGAIN_HUNTER ? 2.0 * discount : 0.0)
                + (tabs >= 3 ? 0.9 : 0.0)
                + (cartMinutes < 4 ? 0.6 : 0.0)
                + (night ? 0.4 : 0.0)
                + (young ? 0.3 : 0.0);
    }
}
