package io.trendguard.event;

import java.time.Instant;
import java.util.Optional;

/**
 * How a cart stands at a moment, reported to learn whether it will be bought. Shops send it when they want to know; of a cart
 * that nobody asks about, the service itself reports that it went quiet.
 */
public record CartCheck(
        @Describe("The cart; an order that comes of it names it")
        String cartId,

        @Describe(value = "The customer; left out if nobody is logged in", personal = Describe.Personal.REFERENCE)
        Optional<PersonRef> customerId,

        @Describe(value = "What its items cost together", unit = "minor units", min = 0, max = 9e15)
        long valueMinor,

        @Describe(value = "ISO 4217 currency", form = Describe.Form.CURRENCY)
        String currency,

        @Describe(value = "How many items it holds, pieces counted one by one", min = 1, max = 1e6)
        int itemCount,

        @Describe("When the customer last did something with it")
        Instant lastActivityAt,

        @Describe("phone, tablet, desktop or another word of the shop")
        Optional<String> deviceType,

        @Describe("How fast the customer wants it delivered, in the shop's word, for example standard or express")
        Optional<String> shippingSpeed,

        @Describe("Whether the customer is still on the page, where something can be shown; absent means no")
        Optional<Boolean> onPage)
        implements Fact {
    @Override
    public Optional<PersonRef> person() {
        return customerId;
    }
}
