package io.trendguard.model.serve;

/**
 * What a mistake costs, in minor units, depending on the price: a return that was not flagged, and a flag on what would
 * have been kept. The defaults are those published with the fashion-returns data, where a warning at checkout makes half
 * of the customers not buy and handling a return costs 3.00 plus a tenth of the price, five times over.
 *
 * @param missedFixed cost of a missed return, whatever the price
 * @param missedShare and the share of the price on top
 * @param needlessFixed cost of a needless flag, whatever the price
 * @param needlessShare and the share of the price on top
 */
public record CostRule(double missedFixed, double missedShare, double needlessFixed, double needlessShare) {
    public static final CostRule DEFAULT = new CostRule(750, 0.25, 0, 0.5);

    public CostRule {
        if (!(missedFixed >= 0 && missedShare >= 0 && needlessFixed >= 0 && needlessShare >= 0)) {
            throw new IllegalArgumentException("Costs (%s, %s, %s, %s) must not be negative."
                    .formatted(missedFixed, missedShare, needlessFixed, needlessShare));
        }
    }

    /** Whether flagging costs less than letting pass, on average. */
    public boolean flags(double probability, long priceMinor) {
        double price = Math.max(0, priceMinor);
        return probability * (missedFixed + missedShare * price)
                > (1 - probability) * (needlessFixed + needlessShare * price);
    }
}
