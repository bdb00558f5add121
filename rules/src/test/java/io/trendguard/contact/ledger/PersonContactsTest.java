package io.trendguard.contact.ledger;

import static io.trendguard.event.EventBuilder.aConsentEvent;
import static io.trendguard.log.payload.TreatmentBuilder.aTreatment;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.contact.ContactReading;
import io.trendguard.contact.ContactReading.ConsentState;
import io.trendguard.event.Channel;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.HashedPeople;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.log.EntryKind;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Payloads;
import io.trendguard.log.payload.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonContactsTest {
    private static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static LogPayload consent(boolean granted, Instant at) {
        return new EventPayload(aConsentEvent().with("granted", granted).at(at).build());
    }

    private static Treatment treatment(int number) {
        return aTreatment().of("d_0123456789abcdef0123456789abcdef", number).build();
    }

    private static PersonContacts attempted(PersonContacts before, int treatment, Instant at) {
        return before.after(AttemptPayload.at(treatment(treatment), 1), at);
    }

    private static ContactReading.ChannelReading email(PersonContacts contacts, Instant at) {
        return contacts.readingAt(at).on(Channel.EMAIL);
    }

    @Test
    void whoWasNeverSpokenOfIsUnknown() {
        assertThat(PersonContacts.UNKNOWN.readingAt(MONDAY)).isEqualTo(ContactReading.UNKNOWN);
    }

    /** What is not looked at could change nothing; what can change something is looked at. */
    @Test
    void onlyEntriesThatConcernALedgerChangeIt() {
        PersonContacts before = attempted(PersonContacts.UNKNOWN.after(consent(true, MONDAY), MONDAY), 0, MONDAY);
        for (LogPayload payload : Payloads.oneOfEachKind()) {
            if (!PersonContacts.concernedBy(payload)) {
                assertThat(before.after(payload, MONDAY.plus(DAY))).isSameAs(before);
            }
        }
        assertThat(PersonContacts.concernedBy(consent(false, MONDAY))).isTrue();
        assertThat(Payloads.oneOfEachKind().stream().filter(PersonContacts::concernedBy))
                .extracting(LogPayload::kind)
                .contains(EntryKind.ATTEMPT, EntryKind.DELIVERY, EntryKind.DISPOSITION);
    }

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
        for (String zone : List.of("Europe/Berlinn", "+02:00", "CEST?")) {
            PersonContacts contacts = PersonContacts.UNKNOWN.after(
                    new EventPayload(
                            aConsentEvent().with("time_zone", zone).at(MONDAY).build()),
                    MONDAY);

            assertThat(contacts.readingAt(MONDAY).timeZone()).as(zone).isEmpty();
        }
    }

    @Test
    void anAttemptCountsUntilItIsCertainThatItFailed() {
        PersonContacts tried = attempted(PersonContacts.UNKNOWN, 0, MONDAY);
        assertThat(email(tried, MONDAY).contactsLast24Hours()).as("in doubt").isEqualTo(1);

        PersonContacts failed = tried.after(DeliveryPayload.of(treatment(0), 1, Result.FAILED), MONDAY);
        assertThat(email(failed, MONDAY).contactsLast24Hours()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Result.class)
    void onlyWhatTheCustomerMayHaveCounts(Result result) {
        PersonContacts contacts = attempted(PersonContacts.UNKNOWN, 0, MONDAY)
                .after(DeliveryPayload.of(treatment(0), 1, Result.IN_DOUBT), MONDAY)
                .after(
                        result == Result.NOT_SENT
                                ? DeliveryPayload.notSent(treatment(0), 1, List.of("TOO_LATE"))
                                : DeliveryPayload.of(treatment(0), 1, result),
                        MONDAY);

        boolean counts = switch (result) {
            case HANDED_OVER, IN_DOUBT, SETTLED_SENT -> true;
            case FAILED, SETTLED_NOT_SENT, NOT_SENT -> false;
        };
        assertThat(email(contacts, MONDAY).contactsLast24Hours()).isEqualTo(counts ? 1 : 0);
        assertThat(contacts.readingAt(MONDAY).offersMade()).isEqualTo(counts ? 1 : 0);
    }

    @Test
    void contactsLeaveTheirWindowsToTheSecond() {
        PersonContacts contacts = attempted(PersonContacts.UNKNOWN, 0, MONDAY);

        assertThat(email(contacts, MONDAY.plus(DAY).minusSeconds(1)).contactsLast24Hours())
                .isEqualTo(1);
        assertThat(email(contacts, MONDAY.plus(DAY)).contactsLast24Hours()).isZero();
        assertThat(email(contacts, MONDAY.plus(Duration.ofDays(7)).minusSeconds(1)))
                .returns(1, ContactReading.ChannelReading::contactsLast7Days)
                .returns(java.util.Optional.of(MONDAY), ContactReading.ChannelReading::lastContactAt);
        assertThat(email(contacts, MONDAY.plus(Duration.ofDays(7))).contactsLast7Days())
                .isZero();
    }

    @Test
    void offersCountForAYearAndOnceEach() {
        PersonContacts contacts = attempted(PersonContacts.UNKNOWN, 0, MONDAY)
                .after(DeliveryPayload.of(treatment(0), 1, Result.FAILED), MONDAY)
                .after(AttemptPayload.at(treatment(0), 2), MONDAY.plusSeconds(60))
                .after(AttemptPayload.at(treatment(1), 1), MONDAY.plus(DAY))
                .after(
                        AttemptPayload.at(
                                aTreatment().of("d_x", 0).withoutOffer().build(), 1),
                        MONDAY.plus(DAY))
                .after(
                        DispositionPayload.of(treatment(1), Disposition.ACCEPTED, MONDAY.plus(DAY), "page"),
                        MONDAY.plus(DAY));

        assertThat(contacts.readingAt(MONDAY.plus(DAY)).offersMade()).isEqualTo(2);
        assertThat(contacts.readingAt(MONDAY.plus(DAY)).offersAccepted()).isEqualTo(1);
        assertThat(contacts.readingAt(MONDAY.plus(Duration.ofDays(366))).offersMade())
                .isZero();
    }

    @Test
    void optingOutEndsConsentOnThatChannelOnly() {
        PersonContacts contacts = PersonContacts.UNKNOWN
                .after(consent(true, MONDAY), MONDAY)
                .after(
                        new EventPayload(aConsentEvent()
                                .with("channel", "sms")
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneMoreAttemptNeverLowersACount(long seed) {
        Random random = new Random(seed);
        PersonContacts contacts = PersonContacts.UNKNOWN;
        Instant time = MONDAY;
        for (int i = 0; i < 200; i++) {
            time = time.plusSeconds(random.nextInt(40_000));
            Instant reading = time.plusSeconds(random.nextInt(100_000));
            PersonContacts more = attempted(contacts, i, time);

            assertThat(email(more, reading).contactsLast24Hours())
                    .isGreaterThanOrEqualTo(email(contacts, reading).contactsLast24Hours());
            assertThat(email(more, reading).contactsLast7Days())
                    .isGreaterThanOrEqualTo(email(contacts, reading).contactsLast7Days());
            assertThat(more.readingAt(reading).offersMade())
                    .isGreaterThanOrEqualTo(contacts.readingAt(reading).offersMade());
            contacts = more;
        }
    }

    @Test
    void whatCannotCountAnyMoreIsForgotten() {
        PersonContacts contacts = PersonContacts.UNKNOWN;
        for (int day = 0; day < 400; day++) {
            Treatment guide = aTreatment().of("d_" + day, 0).withoutOffer().build();
            contacts = contacts.after(AttemptPayload.at(guide, 1), MONDAY.plus(Duration.ofDays(day)));
        }

        assertThat(contacts.contacts().list()).hasSize(7);
    }

    @Test
    void theLedgerIsReadBackAsItWas() throws Exception {
        PersonContacts contacts = attempted(PersonContacts.UNKNOWN.after(consent(true, MONDAY), MONDAY), 0, MONDAY)
                .after(DeliveryPayload.of(treatment(0), 1, Result.HANDED_OVER), MONDAY);
        byte[] bytes = CanonicalJson.bytes(contacts);

        assertThat(Json.mapper().readValue(bytes, PersonContacts.class)).isEqualTo(contacts);
        assertThat(Json.mapper().readValue(CanonicalJson.bytes(PersonContacts.UNKNOWN), PersonContacts.class))
                .isEqualTo(PersonContacts.UNKNOWN);
        assertThat(bytes.length).as("it must be small, for a million people").isLessThan(700);
    }
}
