package io.trendguard.routes.point.cart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trendguard.event.Retailer;
import io.trendguard.routes.state.RetailerBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a shop is set up, as calls answer it.
 *
 * @param currency absent if the shop never named one
 * @param pooledTraining absent if the shop does not take part
 * @param lastUpdated when it last changed
 */
record RetailerSetup(
        String retailerId,
        boolean requiresAccount,
        List<String> paymentOptions,
        List<String> shippingSpeeds,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> currency,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Boolean> pooledTraining,
        Instant lastUpdated) {
    static RetailerSetup of(String retailerId, RetailerBook.Setup setup) {
        return of(retailerId, setup.retailer(), setup.since());
    }

    static RetailerSetup of(String retailerId, Retailer retailer, Instant lastUpdated) {
        return new RetailerSetup(
                retailerId,
                retailer.requiresAccount(),
                retailer.paymentOptions(),
                retailer.shippingSpeeds(),
                retailer.currency(),
                retailer.pooledTraining(),
                lastUpdated);
    }
}
