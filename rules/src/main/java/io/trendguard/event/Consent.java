package io.trendguard.event;

import java.util.Optional;

/** What a customer allows on one channel, from the event time on, and how to reach them there. */
public record Consent(
        @Describe(value = "The customer", personal = Describe.Personal.REFERENCE)
        PersonRef customerId,

        @Describe("The channel") Channel channel,
        @Describe("Whether messages are allowed") boolean granted,

        @Describe(
                value = "E-mail address, phone number or push token",
                personal = Describe.Personal.SEALED,
                maxLength = 320)
        Optional<String> address,

        @Describe(value = "First name", personal = Describe.Personal.SEALED, maxLength = 100)
        Optional<String> firstName,

        @Describe("BCP 47 language of messages") Optional<String> locale,
        @Describe("IANA time zone, for quiet hours") Optional<String> timeZone)
        implements Fact {
    @Override
    public Optional<PersonRef> person() {
        return Optional.of(customerId);
    }
}
