package io.trendguard.event;

import java.util.Optional;

/** One item of a cart or an order. */
public record Line(
        @Describe("The line, unique within its order") String lineId,
        @Describe("The product") String productId,
        @Describe("The size as the shop writes it") Optional<String> size,
        @Describe("The colour as the shop writes it") Optional<String> color,
        @Describe("The brand") Optional<String> brand,
        @Describe("The category") Optional<String> category,
        @Describe(value = "How many", min = 1, max = 10000) int quantity,

        @Describe(value = "Price before discount, each", unit = "minor units", min = 0, max = 1e10)
        Optional<Long> listPriceMinor,

        @Describe(value = "Price paid, each", unit = "minor units", min = 0, max = 1e10)
        long paidPriceMinor) {
    public Line {
        long paid = paidPriceMinor;
        listPriceMinor.ifPresent(list -> {
            if (list < paid) {
                throw new InvalidEventException(
                        "list_price_minor",
                        Long.toString(list),
                        "must not be below paid_price_minor (%d); send the price before discount or leave it out"
                                .formatted(paid));
            }
        });
    }
}
