package io.trendguard.contact.ledger;

import static io.trendguard.contact.ledger.LedgerFacts.DAY;
import static io.trendguard.contact.ledger.LedgerFacts.MONDAY;
import static io.trendguard.contact.ledger.LedgerFacts.attempted;
import static io.trendguard.contact.ledger.LedgerFacts.email;
import static io.trendguard.contact.ledger.LedgerFacts.treatment;
import static io.trendguard.log.payload.TreatmentBuilder.aTreatment;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.contact.ContactReading;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.ByPerson;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which contacts and offers count, and for how long. */
class ContactCountsTest {
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
                        switch (result) {
                            case NOT_SENT -> DeliveryPayload.notSent(treatment(0), 1, List.of("TOO_LATE"));
                            case SEND_AGAIN ->
                                DeliveryPayload.said(treatment(0), 1, result, new ByPerson("anna", "not in its log"));
                            default -> DeliveryPayload.of(treatment(0), 1, result);
                        },
                        MONDAY);

        boolean counts = switch (result) {
            case HANDED_OVER, IN_DOUBT, SETTLED_SENT, SETTLED_UNKNOWN -> true;
            case FAILED, SETTLED_NOT_SENT, NOT_SENT, SEND_AGAIN -> false;
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
                .returns(Optional.of(MONDAY), ContactReading.ChannelReading::lastContactAt);
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
}
