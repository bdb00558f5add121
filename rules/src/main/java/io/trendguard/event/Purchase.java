package io.trendguard.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An order that was placed. */
public record Purchase(
        @Describe("The order") String orderId,
        @Describe("The cart it came of") Optional<String> cartId,

        @Describe(value = "The customer", personal = Describe.Personal.REFERENCE)
        PersonRef customerId,

        @Describe("When the first item was put into the cart")
        Optional<Instant> cartStartedAt,

        @Describe("The items") List<Line> lines,

        @Describe(value = "ISO 4217 currency", form = Describe.Form.CURRENCY)
        String currency,

        @Describe("phone, tablet, desktop or another word of the shop")
        Optional<String> deviceType,

        @Describe("Where the customer came from, for example tiktok, search or direct")
        Optional<String> channelSource,

        @Describe("State or region of delivery") Optional<String> region,

        @Describe(value = "BCP 47 language of the customer", form = Describe.Form.LANGUAGE)
        Optional<String> locale,

        @Describe(value = "Year of birth", min = 1900, max = 2100)
        Optional<Integer> birthYear,

        @Describe("The form of address the customer chose") Optional<String> salutation,
        @Describe("The day the customer registered") Optional<LocalDate> registeredOn)
        implements Fact {
    public Purchase {
        lines = Line.distinct(lines);
    }

    @Override
    public Optional<PersonRef> person() {
        return Optional.of(customerId);
    }
}
