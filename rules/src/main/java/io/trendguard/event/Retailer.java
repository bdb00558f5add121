package io.trendguard.event;

import java.util.List;
import java.util.Optional;

/** How a retailer's shop is set up: the same for all of its customers, and stated in full whenever it changes. */
public record Retailer(
        @Describe("Whether customers need an account before they can buy")
        boolean requiresAccount,

        @Describe("The ways to pay that the shop offers, for example credit_card and paypal")
        List<String> paymentOptions,

        @Describe("The delivery speeds that the shop offers, for example standard and express")
        List<String> shippingSpeeds,

        @Describe(value = "ISO 4217 currency of the shop's carts", form = Describe.Form.CURRENCY)
        Optional<String> currency,

        @Describe("Whether the shop's carts may be used to train models that other retailers share; absent means no")
        Optional<Boolean> pooledTraining)
        implements Fact {
    /** The currency of a shop that states none: that of the amounts in the documents that the contract comes from. */
    public static final String USUAL_CURRENCY = "USD";

    public Retailer {
        paymentOptions = List.copyOf(paymentOptions);
        shippingSpeeds = List.copyOf(shippingSpeeds);
    }
}
