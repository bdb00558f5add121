package io.trendguard.event;

/** What a used or unworn piece of a product brings on a resale market. */
public record ResalePrice(
        @Describe("The product") String productId,
        @Describe("The market") String marketplace,

        @Describe(value = "Price", unit = "minor units", min = 0, max = 1e10)
        long priceMinor,

        @Describe(value = "ISO 4217 currency", form = Describe.Form.CURRENCY)
        String currency)
        implements Fact {}
