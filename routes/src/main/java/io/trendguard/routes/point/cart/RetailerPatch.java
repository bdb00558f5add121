package io.trendguard.routes.point.cart;

import io.trendguard.event.Describe;
import io.trendguard.event.Retailer;
import java.util.List;
import java.util.Optional;

/** The body of {@code PATCH /retailer/{id}}: what is named changes, all else stays. */
public record RetailerPatch(
        @Describe("Whether customers need an account before they can buy")
        Optional<Boolean> requiresAccount,

        @Describe("The ways to pay that the shop offers, for example credit_card and paypal")
        Optional<List<String>> paymentOptions,

        @Describe("The delivery speeds that the shop offers, for example standard and express")
        Optional<List<String>> shippingSpeeds,

        @Describe(value = "ISO 4217 currency of the shop's carts", form = Describe.Form.CURRENCY)
        Optional<String> currency,

        @Describe("Whether the shop's carts may be used to train models that other retailers share; absent means no")
        Optional<Boolean> pooledTraining) {
    boolean isEmpty() {
        return requiresAccount.isEmpty()
                && paymentOptions.isEmpty()
                && shippingSpeeds.isEmpty()
                && currency.isEmpty()
                && pooledTraining.isEmpty();
    }

    Retailer of(Retailer before) {
        return new Retailer(
                requiresAccount.orElse(before.requiresAccount()),
                paymentOptions.orElse(before.paymentOptions()),
                shippingSpeeds.orElse(before.shippingSpeeds()),
                currency.or(before::currency),
                pooledTraining.or(before::pooledTraining));
    }
}
