package io.trendguard.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A cart as it stands; at the stage {@code checkout} it asks for a decision that is answered in the same call. */
public record Cart(
        @Describe("The cart; an order that comes of it names it")
        String cartId,

        @Describe(value = "The customer", personal = Describe.Personal.REFERENCE)
        PersonRef customerId,

        @Describe("Where the customer stands") Stage stage,
        @Describe("When the first item was put in") Optional<Instant> startedAt,
        @Describe("The items") List<Line> lines,

        @Describe(value = "ISO 4217 currency", form = Describe.Form.CURRENCY)
        String currency,

        @Describe("phone, tablet, desktop or another word of the shop")
        Optional<String> deviceType,

        @Describe("Where the customer came from, for example tiktok, search or direct")
        Optional<String> channelSource,

        @Describe("State or region of delivery") Optional<String> region,

        @Describe("How fast the customer wants it delivered, in the shop's word, for example standard or express")
        Optional<String> shippingSpeed,

        @Describe(value = "BCP 47 language of the page", form = Describe.Form.LANGUAGE)
        Optional<String> locale)
        implements Fact {
    public Cart {
        lines = Line.distinct(lines);
    }

    /** Where in the shop a cart is. */
    public enum Stage {
        BROWSING,
        CHECKOUT
    }

    @Override
    public Optional<PersonRef> person() {
        return Optional.of(customerId);
    }
}
