package io.trendguard.contact.ledger;

import static io.trendguard.contact.ledger.LedgerFacts.DAY;
import static io.trendguard.contact.ledger.LedgerFacts.MONDAY;
import static io.trendguard.contact.ledger.LedgerFacts.consent;
import static io.trendguard.contact.ledger.LedgerFacts.email;
import static io.trendguard.contact.ledger.LedgerFacts.treatment;
import static io.trendguard.event.EventBuilder.aConsentEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.contact.ContactReading.ConsentState;
import io.trendguard.event.Channel;
import io.trendguard.event.Consent;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.Event;
import io.trendguard.event.HashedPeople;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which consent holds at a moment, whatever the order in which it was learnt. */
class ConsentLedgerTest {
    @Test
    void consentHoldsFromItsOwnTimeOn() {
        PersonContacts contacts = PersonContacts.UNKNOWN.after(consent(true, MONDAY), MONDAY);

        assertThat(email(contacts, MONDAY.minusSeconds(1)).consent()).isEqualTo(ConsentState.UNKNOWN);
        assertThat(email(contacts, MONDAY).consent()).isEqualTo(ConsentState.GRANTED);
        assertThat(email(contacts, MONDAY).reachable()).isTrue();
        assertThat(contacts.readingAt(MONDAY).timeZone()).contains("Europe/Berlin");
        assertThat(contacts.readingAt(MONDAY).locale()).contains("de");
        assertThat(contacts.address(Channel.EMAIL, MONDAY)).contains(HashedPeople.DROPPED);
        assertThat(contacts.readingAt(MONDAY).on(Channel.SMS).consent()).isEqualTo(ConsentState.UNKNOWN);
    }

    @Test
    void aLateGrantDoesNotUndoARefusalThatIsNewer() {
        PersonContacts contacts = PersonContacts.UNKNOWN
                .after(consent(false, MONDAY.plus(DAY)), MONDAY.plus(DAY))
                .after(consent(true, MONDAY), MONDAY.plus(DAY.multipliedBy(2)));

        assertThat(email(contacts, MONDAY.plus(DAY.multipliedBy(3))).consent()).isEqualTo(ConsentState.REFUSED);
        assertThat(email(contacts, MONDAY).consent()).isEqualTo(ConsentState.GRANTED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusalWinsATie(boolean refusalFirst) {
        PersonContacts contacts = PersonContacts.UNKNOWN
                .after(consent(!refusalFirst, MONDAY), MONDAY)
                .after(consent(refusalFirst, MONDAY), MONDAY);

        assertThat(email(contacts, MONDAY).consent()).isEqualTo(ConsentState.REFUSED);
    }

    @Test
    void aRefusalFromAClockThatRunsAheadHoldsAtOnce() {
        Instant ahead = MONDAY.plus(Duration.ofMinutes(4));
        PersonContacts contacts = PersonContacts.UNKNOWN
                .after(consent(true, MONDAY.minus(DAY)), MONDAY)
                .after(consent(false, ahead), MONDAY);

        assertThat(email(contacts, MONDAY).consent()).isEqualTo(ConsentState.REFUSED);
    }

    @Test
    void aTimeZoneThatDoesNotExistIsUnknown() {
        for (String zone : List.of("Europe/Berlinn", "+25:00", "CEST?")) {
            PersonContacts contacts =
                    PersonContacts.UNKNOWN.after(new EventPayload(keptBeforeZonesWereChecked(zone)), MONDAY);

            assertThat(contacts.readingAt(MONDAY).timeZone()).as(zone).isEmpty();
        }
    }

    @Test
    void aFixedOffsetIsATimeZone() {
        PersonContacts contacts = PersonContacts.UNKNOWN.after(
                new EventPayload(
                        aConsentEvent().with("time_zone", "+0900").at(MONDAY).build()),
                MONDAY);

        assertThat(contacts.readingAt(MONDAY).timeZone()).contains("+09:00");
    }

    private static Event keptBeforeZonesWereChecked(String zone) {
        Event event = aConsentEvent().at(MONDAY).build();
        Consent consent = (Consent) event.fact();
        return new Event(
                event.tenant(),
                event.source(),
                event.id(),
                event.feed(),
                event.schemaVersion(),
                event.time(),
                event.knownAt(),
                new Consent(
                        consent.customerId(),
                        consent.channel(),
                        consent.granted(),
                        consent.address(),
                        consent.firstName(),
                        consent.locale(),
                        Optional.of(zone)));
    }

    @Test
    void optingOutEndsConsentOnThatChannelOnly() {
        PersonContacts contacts = PersonContacts.UNKNOWN
                .after(consent(true, MONDAY), MONDAY)
                .after(
                        new EventPayload(aConsentEvent()
                                .with("channel", "sms")
                                .with("address", "+4930123456")
                                .at(MONDAY)
                                .build()),
                        MONDAY)
                .after(
                        DispositionPayload.of(treatment(0), Disposition.OPTED_OUT, MONDAY.plus(DAY), "page"),
                        MONDAY.plus(DAY));

        assertThat(email(contacts, MONDAY.plus(DAY)).consent()).isEqualTo(ConsentState.REFUSED);
        assertThat(contacts.readingAt(MONDAY.plus(DAY)).on(Channel.SMS).consent())
                .isEqualTo(ConsentState.GRANTED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderInWhichConsentsAreLearntDoesNotMatter(long seed) {
        Random random = new Random(seed);
        Instant learnt = MONDAY.plus(Duration.ofDays(60));
        for (int round = 0; round < 50; round++) {
            List<LogPayload> facts = new ArrayList<>();
            for (int i = 0; i < 24; i++) { // more than are kept
                facts.add(consent(random.nextBoolean(), MONDAY.plusSeconds(random.nextInt(16) * 1_000L)));
            }
            PersonContacts inOneOrder = fold(facts, learnt);
            Collections.shuffle(facts, random);

            assertThat(fold(facts, learnt)).isEqualTo(inOneOrder);
        }
    }

    private static PersonContacts fold(List<LogPayload> facts, Instant time) {
        PersonContacts contacts = PersonContacts.UNKNOWN;
        for (LogPayload fact : facts) {
            contacts = contacts.after(fact, time);
        }
        return contacts;
    }
}
