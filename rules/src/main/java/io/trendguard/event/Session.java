package io.trendguard.event;

import java.util.Optional;

/** A page opened by a customer: one tab on one device. */
public record Session(
        @Describe("The browser session") String sessionId,

        @Describe(value = "The customer", personal = Describe.Personal.REFERENCE)
        PersonRef customerId,

        @Describe("The tab within the session") Optional<String> tabId,

        @Describe("phone, tablet, desktop or another word of the shop")
        Optional<String> deviceType,

        @Describe("Where the customer came from, for example tiktok, search or direct")
        Optional<String> channelSource,

        @Describe("The product looked at") Optional<String> productId)
        implements Fact {
    @Override
    public Optional<PersonRef> person() {
        return Optional.of(customerId);
    }
}
