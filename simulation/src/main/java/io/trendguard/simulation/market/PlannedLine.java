package io.trendguard.simulation.market;

import java.util.Optional;

/**
 * One line of an order with the truth about it.
 *
 * @param sizesOrdered how many sizes of this product the order holds
 * @param trend the trend that drew the customer in, if one did
 * @param regretScore log-odds of regret but for the market's constant
 * @param fit probability that it does not fit
 * @param defect probability that it is faulty
 * @param fraud probability that it was never meant to be kept
 */
record PlannedLine(
        int number,
        CatalogueItem item,
        String size,
        String colour,
        int quantity,
        long listPrice,
        long paidPrice,
        int sizesOrdered,
        Optional<TrendCurve> trend,
        double regretScore,
        double fit,
        double defect,
        double fraud) {

    String id() {
        return Integer.toString(number);
    }
}
