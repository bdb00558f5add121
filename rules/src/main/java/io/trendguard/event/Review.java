package io.trendguard.event;

import java.util.Optional;

/** A buyer's review of a product. */
public record Review(
        @Describe("The review") String reviewId,
        @Describe("The product") String productId,
        @Describe(value = "Stars", min = 1, max = 5) int rating,

        @Describe(value = "From -1 (bad) to 1 (good)", min = -1, max = 1)
        Optional<Double> sentiment,

        @Describe(value = "Length of the text", unit = "characters", min = 0, max = 100000)
        Optional<Integer> length)
        implements Fact {}
