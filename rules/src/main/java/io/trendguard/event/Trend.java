package io.trendguard.event;

import java.util.Optional;

/** One reading of a trend that features a product: running totals, so that velocity is a difference of two readings. */
public record Trend(
        @Describe("The trend, for example a hashtag or a sound")
        String trendId,

        @Describe("The product it features") String productId,
        @Describe("Who made the leading video") Optional<String> creatorId,

        @Describe(value = "Views so far", min = 0, max = 1e12)
        long views,

        @Describe(value = "Likes so far", min = 0, max = 1e12)
        long likes,

        @Describe(value = "Shares so far", min = 0, max = 1e12)
        Optional<Long> shares,

        @Describe("True in the reading that closes the trend")
        Optional<Boolean> ended)
        implements Fact {}
