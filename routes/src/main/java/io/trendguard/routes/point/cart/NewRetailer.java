package io.trendguard.routes.point.cart;

import io.trendguard.event.Describe;
import io.trendguard.event.Retailer;
import java.util.List;
import java.util.Optional;

/** The body of {@code POST /retailer}. */
public record NewRetailer(
        @Describe("The retailer: that of the credential") String retailerId,

        @Describe("Whether customers need an account before they can buy")
        boolean requiresAccount,

        @Describe("The ways to pay that the shop offers, for example credit_card and paypal")
        List<String> paymentOptions,

        @Describe("The delivery speeds that the shop offers, for example standard and express")
        List<String> shippingSpeeds,

        @Describe(value = "ISO 4217 currency of the shop's carts", form = Describe.Form.CURRENCY)
        Optional<String> currency,

        @Describe("Whether the shop's carts may be used to train models that other retailers share; absent means no")
        Optional<Boolean> pooledTraining) {
    Retailer retailer() {
        return new Retailer(requiresAccount, paymentOptions, shippingSpeeds, currency, pooledTraining);
    }
}
