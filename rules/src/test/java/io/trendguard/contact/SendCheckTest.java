package io.trendguard.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.contact.ContactReading.ChannelReading;
import io.trendguard.contact.ContactReading.ConsentState;
import io.trendguard.contact.SendVerdict.Postpone;
import io.trendguard.contact.SendVerdict.Send;
import io.trendguard.contact.SendVerdict.Suppress;
import io.trendguard.event.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendCheckTest {
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-20T23:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-21T07:00:00Z");
    private static final Duration VALID = Duration.ofDays(3);
    private static final SendCheck CHECK = new SendCheck(SendPolicy.UNSTATED);

    private static ContactReading reading(ConsentState consent, boolean reachable, int day, int week, String zone) {
        ChannelReading email = new ChannelReading(consent, reachable, day, week, Optional.empty());
        return new ContactReading(
                Map.of(Channel.EMAIL, email), Optional.of(zone).filter(z -> !z.isEmpty()), Optional.empty(), 0, 0);
    }

    private static final ContactReading WILLING = reading(ConsentState.GRANTED, true, 0, 0, "Europe/Berlin");

    private static SendVerdict at(Instant now, ContactReading reading) {
        return CHECK.check(reading, Channel.EMAIL, NOON, NOON.plus(VALID), false, now);
    }

    private static Suppress because(String... reasons) {
        return new Suppress(Arrays.asList(reasons));
    }

    @Test
    void aCustomerWhoAgreedIsWrittenToByDay() {
        assertThat(at(NOON, WILLING)).isEqualTo(new Send());
    }

    @Test
    void atNightAMessageWaitsForTheMorning() {
        assertThat(at(NIGHT, WILLING)).isEqualTo(new Postpone(MORNING, "QUIET_HOURS"));
    }

    @Test
    void aMessageThatExpiresOverNightIsHeldBack() {
        assertThat(CHECK.check(WILLING, Channel.EMAIL, NOON, MORNING, false, NIGHT))
                .isEqualTo(because("QUIET_HOURS", "TOO_LATE"));
    }

    @Test
    void whatIsNotKnownHoldsTheMessageBack() {
        assertThat(at(NOON, ContactReading.UNKNOWN))
                .isEqualTo(because("CONSENT_UNKNOWN", "NOT_REACHABLE", "TIME_ZONE_UNKNOWN"));
        assertThat(at(NOON, reading(ConsentState.GRANTED, true, 0, 0, ""))).isEqualTo(because("TIME_ZONE_UNKNOWN"));
        assertThat(at(NOON, reading(ConsentState.GRANTED, false, 0, 0, "Europe/Berlin")))
                .isEqualTo(because("NOT_REACHABLE"));
    }

    @Test
    void aRefusalThatCameInTheMeantimeHoldsTheMessageBack() {
        assertThat(at(NOON, reading(ConsentState.REFUSED, true, 0, 0, "Europe/Berlin")))
                .isEqualTo(because("CONSENT_REFUSED"));
    }

    @Test
    void aCustomerWhoHeardEnoughIsLeftAlone() {
        assertThat(at(NOON, reading(ConsentState.GRANTED, true, 1, 1, "Europe/Berlin")))
                .isEqualTo(because("DAILY_CAP"));
        assertThat(at(NOON, reading(ConsentState.GRANTED, true, 0, 3, "Europe/Berlin")))
                .isEqualTo(because("WEEKLY_CAP"));
    }

    @Test
    void anExpiredTreatmentIsHeldBackAndAnEarlyOneWaits() {
        assertThat(at(NOON.plus(VALID), WILLING)).isEqualTo(because("TOO_LATE"));
        assertThat(at(NOON.minusSeconds(1), WILLING)).isEqualTo(new Postpone(NOON, "NOT_DUE"));
    }

    @Test
    void inSafeModeNobodyIsContacted() {
        assertThat(CHECK.check(WILLING, Channel.EMAIL, NOON, NOON.plus(VALID), true, NOON))
                .isEqualTo(because("SAFE_MODE"));
    }

    @Test
    void whatNoCustomerReceivesNeedsNoConsent() {
        assertThat(CHECK.check(ContactReading.UNKNOWN, Channel.INTERNAL, NOON, NOON.plus(VALID), true, NIGHT))
                .isEqualTo(new Send());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void moreContactsNeverMakeAMessageGoOut(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            SendCheck check = new SendCheck(capped(random.nextInt(4), random.nextInt(8)));
            int day = random.nextInt(4);
            int week = day + random.nextInt(6);
            Instant now = NOON.plusSeconds(random.nextInt(200_000));
            List<SendVerdict> verdicts = List.of(
                    verdict(check, day, week, now),
                    verdict(check, day, week + 1, now),
                    verdict(check, day + 1, week + 1, now));

            for (int i = 1; i < verdicts.size(); i++) {
                if (verdicts.get(i - 1) instanceof Suppress before) {
                    assertThat(verdicts.get(i)).isInstanceOf(Suppress.class);
                    assertThat(((Suppress) verdicts.get(i)).reasons()).containsAll(before.reasons());
                }
            }
        }
    }

    private static SendPolicy capped(int daily, int weekly) {
        return new SendPolicy(
                new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)),
                daily,
                weekly,
                Duration.ofHours(1),
                Duration.ofHours(72),
                Duration.ofHours(48));
    }

    private static SendVerdict verdict(SendCheck check, int day, int week, Instant now) {
        ContactReading reading = reading(ConsentState.GRANTED, true, day, week, "Europe/Berlin");
        return check.check(reading, Channel.EMAIL, NOON, NOON.plus(VALID), false, now);
    }

    @Test
    void whatHeldBeforeRulebooksStatedItIsPinned() {
        assertThat(SendPolicy.UNSTATED).isEqualTo(capped(1, 3));
    }
}
