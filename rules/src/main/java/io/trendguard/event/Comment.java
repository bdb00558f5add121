package io.trendguard.event;

import java.util.Optional;

/** A comment under a creator's video, reduced to its sentiment. */
public record Comment(
        @Describe("The comment") String commentId,
        @Describe("Whose video it stands under") String creatorId,
        @Describe("The trend it belongs to") Optional<String> trendId,
        @Describe("The product it is about") Optional<String> productId,

        @Describe(value = "From -1 (bad) to 1 (good)", min = -1, max = 1)
        double sentiment,

        @Describe(value = "Likes of the comment", min = 0, max = 1e9)
        Optional<Long> likes)
        implements Fact {}
