package io.trendguard.event;

import java.util.Optional;

/** What is known of somebody who makes videos. */
public record Creator(
        @Describe("The creator") String creatorId,
        @Describe(value = "Followers", min = 0, max = 1e11) long followers,
        @Describe("What the creator mostly shows") Optional<String> category)
        implements Fact {}
