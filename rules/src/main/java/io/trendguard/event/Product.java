package io.trendguard.event;

import java.util.List;
import java.util.Optional;

/** A product of the catalogue as it is offered from the event time on. */
public record Product(
        @Describe("The product") String productId,
        @Describe("Its name as customers read it") String name,
        @Describe("Its category") String category,
        @Describe("Its brand") Optional<String> brand,

        @Describe(value = "List price", unit = "minor units", min = 0, max = 1e10)
        long listPriceMinor,

        @Describe(value = "ISO 4217 currency", form = Describe.Form.CURRENCY)
        String currency,

        @Describe("The sizes it comes in") Optional<List<String>> sizes)
        implements Fact {
    public Product {
        sizes = sizes.map(List::copyOf);
    }
}
