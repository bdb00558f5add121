package io.trendguard.channels.outbox;

import static io.trendguard.channels.outbox.OutboxWorld.SHOP;
import static io.trendguard.log.payload.DeliveryPayload.Result.HANDED_OVER;
import static io.trendguard.log.payload.DeliveryPayload.Result.NOT_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.channels.Outgoing;
import io.trendguard.contact.SendCheck;
import io.trendguard.event.Channel;
import io.trendguard.event.PersonRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is checked again at the moment of sending. */
class SendingPolicyTest {
    private final OutboxWorld world = new OutboxWorld();

    @Test
    void aDueTreatmentIsAttemptedOnceHandedOverOnceAndWrittenDown() {
        PersonRef zoe = world.aCustomer("zoe");
        String id = world.treat(world.treatmentFor(zoe));
        Outbox outbox = world.outbox();
        outbox.sendDue();
        outbox.sendDue();
        assertThat(world.email.taken()).singleElement().satisfies(mail -> {
            assertThat(mail.treatmentId()).isEqualTo(id);
            assertThat(mail.address()).isEqualTo("zoe@example.org");
            assertThat(mail.message().subject()).isEqualTo("Your Wide-leg jeans");
            assertThat(mail.message().body())
                    .startsWith("Hi zoe, 15 %. No more: https://shop.example/tg/r/")
                    .endsWith(mail.unsubscribe().toString());
        });
        assertThat(world.attempts(id)).isEqualTo(1);
        assertThat(world.results(id)).containsExactly(HANDED_OVER);
        assertThat(world.deliveries(id).get(0).providerId()).contains("250");
        assertThat(outbox.status().handedOver()).isEqualTo(Map.of(Channel.EMAIL, 1L));
        assertThat(outbox.status().waiting()).isZero();
    }

    @Test
    void aTreatmentIsNotSentBeforeItIsDue() {
        String id = world.treat(world.treatmentFor(world.aCustomer("zoe"))
                .dueAt(world.clock.instant().plus(Duration.ofHours(1))));
        Outbox outbox = world.outbox();
        assertThat(outbox.sendDue()).isZero();
        assertThat(outbox.status().waiting()).isEqualTo(1);
        world.clock.forward(Duration.ofHours(1));
        outbox.sendDue();
        assertThat(world.results(id)).containsExactly(HANDED_OVER);
    }

    @Test
    void quietHoursInTheCustomersZonePostponeToTheirMorning() {
        PersonRef inBerlin = world.aCustomer("zoe");
        PersonRef inTokyo = world.aCustomer(SHOP, "kenji", Optional.of("Asia/Tokyo")); // 00:00 there
        String berlin = world.treat(world.treatmentFor(inBerlin));
        String tokyo = world.treat(world.treatmentFor(inTokyo));
        Outbox outbox = world.outbox();
        outbox.sendDue();
        assertThat(world.email.treatmentIds()).containsExactly(berlin);
        assertThat(world.deliveries(tokyo)).isEmpty();

        world.clock.to(Instant.parse("2026-11-20T22:59:59Z"));
        outbox.sendDue();
        assertThat(world.email.treatmentIds()).containsExactly(berlin);
        world.clock.to(Instant.parse("2026-11-20T23:00:00Z"));
        outbox.sendDue();
        assertThat(world.email.treatmentIds()).containsExactly(berlin, tokyo);
    }

    @Test
    void aTreatmentThatWouldExpireInTheNightIsNotSent() {
        PersonRef inTokyo = world.aCustomer(SHOP, "kenji", Optional.of("Asia/Tokyo"));
        assertNotSent(
                world.treat(world.treatmentFor(inTokyo).validFor(Duration.ofHours(2))),
                SendCheck.QUIET_HOURS,
                SendCheck.TOO_LATE);
    }

    @Test
    void consentThatWasWithdrawnAfterTheDecisionHoldsTheMessageBack() {
        PersonRef zoe = world.aCustomer("zoe");
        String id = world.treat(world.treatmentFor(zoe));
        world.withdraws(zoe, Channel.EMAIL);
        assertNotSent(id, SendCheck.CONSENT_REFUSED);
    }

    @Test
    void nobodyIsContactedWhoseConsentOrZoneIsUnknown() {
        PersonRef stranger = world.vault.reference(SHOP, "stranger");
        assertNotSent(
                world.treat(world.treatmentFor(stranger)),
                SendCheck.CONSENT_UNKNOWN,
                SendCheck.NOT_REACHABLE,
                SendCheck.TIME_ZONE_UNKNOWN);
        PersonRef nowhere = world.aCustomer(SHOP, "nemo", Optional.empty());
        assertNotSent(world.treat(world.treatmentFor(nowhere)), SendCheck.TIME_ZONE_UNKNOWN);
    }

    @Test
    void theDailyCapCountsWhatThisOutboxHasJustSent() {
        PersonRef zoe = world.aCustomer("zoe");
        String first = world.treat(world.treatmentFor(zoe));
        String second = world.treat(world.treatmentFor(zoe));
        world.outbox().sendDue();
        assertThat(world.results(first)).containsExactly(HANDED_OVER);
        assertThat(world.results(second)).containsExactly(NOT_SENT);
        assertThat(world.deliveries(second).get(0).reasons()).containsExactly(SendCheck.DAILY_CAP);
    }

    @Test
    void anExpiredTreatmentIsNotSent() {
        String id = world.treat(world.treatmentFor(world.aCustomer("zoe")).validFor(Duration.ofHours(1)));
        world.clock.forward(Duration.ofHours(1));
        assertNotSent(id, SendCheck.TOO_LATE);
    }

    @Test
    void safeModeThatWasSwitchedOnAfterTheDecisionContactsNobody() {
        String id = world.treat(world.treatmentFor(world.aCustomer("zoe")));
        world.safeMode.add(SHOP);
        assertNotSent(id, SendCheck.SAFE_MODE);
    }

    @Test
    void whatSpeaksOfACartThatWasBoughtMeanwhileIsNotSent() {
        String id = world.treat(world.treatmentFor(world.aCustomer("zoe")).about("cart-1"));
        world.overtaken.add("cart-1");
        assertNotSent(id, Reasons.OCCASION_OVER);
    }

    @Test
    void anErasedPersonIsNotWrittenTo() {
        PersonRef zoe = world.aCustomer("zoe");
        String id = world.treat(world.treatmentFor(zoe));
        world.vault.erase(SHOP, zoe);
        assertNotSent(id, Reasons.PERSON_ERASED);
    }

    @Test
    void quietHoursAreThoseOfTheRulebookThatDecided() {
        String early = "1".repeat(64);
        world.rulebooks.quiet(early, 16, 8); // it is 16:00 in Berlin
        String waits = world.treat(world.treatmentFor(world.aCustomer("zoe")).decidedBy(early));
        String goes = world.treat(world.treatmentFor(world.aCustomer("kim")));
        Outbox outbox = world.outbox();
        outbox.sendDue();
        assertThat(world.email.treatmentIds()).containsExactly(goes);
        world.clock.to(Instant.parse("2026-11-21T07:00:00Z"));
        outbox.sendDue();
        assertThat(world.email.treatmentIds()).containsExactly(goes, waits);
    }

    @Test
    void whatALostRulebookDecidedIsNotSent() {
        assertNotSent(
                world.treat(world.treatmentFor(world.aCustomer("zoe")).decidedBy(OutboxWorld.LOST)),
                Reasons.MESSAGE_INCOMPLETE);
    }

    @Test
    void twoTreatmentsOfOneOrderNeverBothGoOutOnOneChannel() {
        world.caps(3, 7);
        PersonRef zoe = world.aCustomer("zoe");
        String first = world.treat(world.treatmentFor(zoe).about("order-x"));
        String second = world.treat(world.treatmentFor(zoe).about("order-x"));
        String other = world.treat(world.treatmentFor(zoe).about("order-y"));
        Outbox outbox = world.outbox();
        outbox.sendDue();
        assertThat(world.email.treatmentIds()).containsExactlyInAnyOrder(first, other);
        assertThat(world.deliveries(second).get(0).reasons()).containsExactly(Reasons.ORDER_ALREADY_CONTACTED);

        String late = world.treat(world.treatmentFor(zoe).about("order-x"));
        world.outbox().sendDue(); // also after a restart
        assertThat(world.deliveries(late).get(0).reasons()).containsExactly(Reasons.ORDER_ALREADY_CONTACTED);
    }

    @Test
    void oneOrderMayBeSpokenOfOnTwoChannels() {
        PersonRef zoe = world.aCustomer("zoe");
        RecordingChannel sms = new RecordingChannel(Channel.SMS);
        String mail = world.treat(world.treatmentFor(zoe).about("order-x"));
        String text = world.treat(world.treatmentFor(zoe).about("order-x").by(Channel.SMS));
        world.outbox(world.writer(), world.email, sms).sendDue();
        assertThat(world.email.treatmentIds()).containsExactly(mail);
        assertThat(sms.treatmentIds()).containsExactly(text);
        assertThat(sms.taken()).extracting(Outgoing::address).allMatch(address -> address.startsWith("+49170"));
    }

    @Test
    void aTreatmentThatIsInTheLogTwiceGoesOutOnce() {
        PersonRef zoe = world.aCustomer("zoe");
        var treatment = world.treatmentFor(zoe);
        world.caps(3, 7);
        world.treat(treatment);
        Outbox outbox = world.outbox();
        outbox.sendDue();
        world.treat(treatment);
        outbox.sendDue();
        assertThat(world.email.taken()).hasSize(1);
    }

    @Test
    void aChannelThatNothingServesIsSaidSo() {
        assertNotSent(
                world.treat(world.treatmentFor(world.aCustomer("zoe")).by(Channel.SMS)), Reasons.CHANNEL_NOT_SERVED);
    }

    @Test
    void aMessageThatLacksAValueIsNotSentAndTheLogNamesTemplateAndPlaceholder() {
        String id = world.treat(world.treatmentFor(world.aCustomer("zoe")).saying(Map.of("product_name", "Jeans")));
        assertNotSent(id, Reasons.MESSAGE_INCOMPLETE);
        assertThat(world.deliveries(id).get(0).detail().orElseThrow())
                .contains("exchange-credit-email", "credit_percent")
                .doesNotContain("zoe");
        assertNotSent(
                world.treat(world.treatmentFor(world.aCustomer("max")).withoutOffer()), Reasons.MESSAGE_INCOMPLETE);
    }

    private void assertNotSent(String id, String... reasons) {
        Outbox outbox = world.outbox();
        outbox.sendDue();
        assertThat(world.email.treatmentIds()).doesNotContain(id);
        assertThat(world.attempts(id)).isZero();
        assertThat(world.results(id)).containsExactly(NOT_SENT);
        assertThat(world.deliveries(id).get(0).reasons()).containsExactly(reasons);
        assertThat(outbox.status().notSent()).containsKeys(reasons);
        assertThat(List.of(outbox.status().waiting(), outbox.status().inDoubt().size()))
                .containsOnly(0);
    }
}
