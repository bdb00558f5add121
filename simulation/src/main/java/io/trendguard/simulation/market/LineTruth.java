package io.trendguard.simulation.market;

import io.trendguard.event.Return.Reason;
import java.util.Optional;

/**
 * What no event tells about one line of an order.
 *
 * @param orderId the order
 * @param lineId the line
 * @param customerType what the customer is really like
 * @param trendDriven whether a trend drew the customer to it
 * @param returnProbability that it comes back for any cause, untreated
 * @param labelProbability that it comes back for regret or fit, untreated
 * @param cause why it comes back untreated; absent if it is kept
 * @param reasonGiven whether the customer says so
 */
public record LineTruth(
        String orderId,
        String lineId,
        CustomerType customerType,
        boolean trendDriven,
        double returnProbability,
        double labelProbability,
        Optional<Reason> cause,
        boolean reasonGiven) {}
