package io.trendguard.simulation.carts;

import java.util.List;

/**
 * How a synthetic shop is set up from some moment on.
 *
 * @param since epoch milliseconds
 * @param requiresAccount whether customers need an account before they can buy
 * @param paymentOptions the ways to pay
 * @param shippingSpeeds the delivery speeds
 */
record StoreSetup(long since, boolean requiresAccount, List<String> paymentOptions, List<String> shippingSpeeds) {
    StoreSetup {
        paymentOptions = List.copyOf(paymentOptions);
        shippingSpeeds = List.copyOf(shippingSpeeds);
    }
}
