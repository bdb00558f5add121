package io.trendguard.event;

import java.util.Optional;

/** What a customer allows on one channel, from the event time on, and how to reach them there. */
public record Consent(
        @Describe(value = "The customer", personal = Describe.Personal.REFERENCE)
        PersonRef customerId,

        @Describe("The channel") Channel channel,
        @Describe("Whether messages are allowed") boolean granted,

        @Describe(
                value = "E-mail address (RFC 5321, one mailbox), phone number with its country code (E.164) or push"
                        + " token",
                personal = Describe.Personal.SEALED,
                form = Describe.Form.ADDRESS,
                maxLength = 320)
        Optional<String> address,

        @Describe(value = "First name", personal = Describe.Personal.SEALED, maxLength = 100)
        Optional<String> firstName,

        @Describe(value = "BCP 47 language of messages", form = Describe.Form.LANGUAGE)
        Optional<String> locale,

        @Describe(
                value = "Time zone for quiet hours: its IANA name, the name Windows has for it, or an offset such as"
                        + " +09:00",
                form = Describe.Form.TIME_ZONE)
        Optional<String> timeZone)
        implements Fact {
    @Override
    public Optional<PersonRef> person() {
        return Optional.of(customerId);
    }
}
