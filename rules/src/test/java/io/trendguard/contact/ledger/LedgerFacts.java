package io.trendguard.contact.ledger;

import static io.trendguard.event.EventBuilder.aConsentEvent;
import static io.trendguard.log.payload.TreatmentBuilder.aTreatment;

import io.trendguard.contact.ContactReading;
import io.trendguard.event.Channel;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import java.time.Duration;
import java.time.Instant;

/** What tests let happen to a person, and what they ask the ledger. */
final class LedgerFacts {
    static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00Z");
    static final Duration DAY = Duration.ofDays(1);

    private LedgerFacts() {}

    static LogPayload consent(boolean granted, Instant at) {
        return new EventPayload(aConsentEvent().with("granted", granted).at(at).build());
    }

    static Treatment treatment(int number) {
        return aTreatment().of("d_0123456789abcdef0123456789abcdef", number).build();
    }

    static PersonContacts attempted(PersonContacts before, int treatment, Instant at) {
        return before.after(AttemptPayload.at(treatment(treatment), 1), at);
    }

    static ContactReading.ChannelReading email(PersonContacts contacts, Instant at) {
        return contacts.readingAt(at).on(Channel.EMAIL);
    }
}
