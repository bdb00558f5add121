package io.trendguard.channels.outbox;

import static io.trendguard.channels.outbox.OutboxWorld.SHOP;
import static io.trendguard.log.payload.DeliveryPayload.Result.HANDED_OVER;
import static io.trendguard.log.payload.DeliveryPayload.Result.IN_DOUBT;
import static io.trendguard.log.payload.DeliveryPayload.Result.NOT_SENT;
import static io.trendguard.log.payload.DeliveryPayload.Result.SEND_AGAIN;
import static io.trendguard.log.payload.DeliveryPayload.Result.SETTLED_NOT_SENT;
import static io.trendguard.log.payload.DeliveryPayload.Result.SETTLED_SENT;
import static io.trendguard.log.payload.DeliveryPayload.Result.SETTLED_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.channels.HandOver;
import io.trendguard.channels.outbox.Settlement.Outcome;
import io.trendguard.contact.SendCheck;
import io.trendguard.event.Channel;
import io.trendguard.event.PersonRef;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.ByPerson;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person can do about a doubt, and what is still checked then. */
class SettlementTest {
    private static final ByPerson ANNA = new ByPerson("anna", "mail log 10:42:08");

    private final OutboxWorld world = new OutboxWorld();
    private final PersonRef zoe = world.aCustomer("zoe");

    private String doubt(Outbox outbox) {
        String id = world.treat(world.treatmentFor(zoe).validFor(Duration.ofDays(3)));
        world.email.answers(outgoing -> new HandOver.InDoubt("who knows"));
        outbox.sendDue();
        world.email.answers(outgoing -> new HandOver.Accepted("250"));
        world.clock.forward(Duration.ofMinutes(5));
        assertThat(world.results(id)).containsExactly(IN_DOUBT);
        return id;
    }

    private static Settlement that(Outcome outcome) {
        return new Settlement(outcome, ANNA);
    }

    @Test
    void whatWasTakenIsNeverSentAgain() {
        Outbox outbox = world.outbox();
        String id = doubt(outbox);
        outbox.settle(SHOP, id, that(Outcome.TAKEN));
        assertThat(world.results(id)).containsExactly(IN_DOUBT, SETTLED_SENT);
        assertThat(world.deliveries(id).get(1).by()).contains(ANNA);
        nothingMoreLeaves(outbox, id);
        assertThat(outbox.status().settledSent()).isEqualTo(1);
    }

    @Test
    void whatCannotBeFoundIsClosedAndStillCountsAsAContact() {
        Outbox outbox = world.outbox();
        String id = doubt(outbox);
        outbox.settle(SHOP, id, that(Outcome.UNFINDABLE));
        assertThat(world.results(id)).containsExactly(IN_DOUBT, SETTLED_UNKNOWN);
        nothingMoreLeaves(outbox, id);
        assertThat(outbox.status().settledUnknown()).isEqualTo(1);
    }

    private void nothingMoreLeaves(Outbox outbox, String id) {
        int taken = world.email.taken().size();
        for (Outbox any : List.of(outbox, world.outbox())) {
            world.clock.forward(Duration.ofMinutes(30));
            any.sendDue();
            assertThat(any.status().inDoubt()).isEmpty();
            assertThatThrownBy(() -> any.settle(SHOP, id, that(Outcome.NOT_TAKEN)))
                    .isInstanceOf(NotPossibleException.class)
                    .hasMessageContaining(id);
            assertThatThrownBy(() -> any.sendAgain(SHOP, id, ANNA)).isInstanceOf(NotPossibleException.class);
        }
        assertThat(world.email.taken()).hasSize(taken);
        String next = world.treat(world.treatmentFor(zoe));
        outbox.sendDue();
        assertThat(world.deliveries(next).get(0).reasons()).containsExactly(SendCheck.DAILY_CAP);
    }

    @Test
    void whatWasNotTakenIsSentOnceMoreUnderTheNextNumber() {
        Outbox outbox = world.outbox();
        String id = doubt(outbox);
        outbox.settle(SHOP, id, that(Outcome.NOT_TAKEN));
        assertThatThrownBy(() -> outbox.settle(SHOP, id, that(Outcome.NOT_TAKEN)))
                .isInstanceOf(NotPossibleException.class);
        for (Outbox any : List.of(outbox, world.outbox(), world.outbox())) {
            any.sendDue();
            world.clock.forward(Duration.ofMinutes(30));
        }
        assertThat(world.results(id)).containsExactly(IN_DOUBT, SEND_AGAIN, HANDED_OVER);
        assertThat(world.deliveries(id)).extracting(DeliveryPayload::attempt).containsExactly(1, 1, 2);
        assertThat(world.attempts(id)).isEqualTo(2);
        assertThat(world.email.taken()).hasSize(2);
        assertThat(outbox.status().sentAgain()).isEqualTo(1);
    }

    @Test
    void aSecondDoubtAboutTheSameMessageIsADoubtLikeTheFirst() {
        Outbox outbox = world.outbox();
        String id = doubt(outbox);
        outbox.settle(SHOP, id, that(Outcome.NOT_TAKEN));
        world.email.answers(outgoing -> new HandOver.InDoubt("again"));
        outbox.sendDue();
        assertThat(world.results(id)).containsExactly(IN_DOUBT, SEND_AGAIN, IN_DOUBT);
        assertThat(world.outbox().status().inDoubt())
                .extracting(OutboxStatus.Doubt::attempt)
                .containsExactly(2);
    }

    @Test
    void whatIsSentAgainGoesThroughEveryCheck() {
        Outbox outbox = world.outbox();
        String id = doubt(outbox);
        world.withdraws(zoe, Channel.EMAIL);
        outbox.settle(SHOP, id, that(Outcome.NOT_TAKEN));
        outbox.sendDue();
        assertThat(world.results(id)).containsExactly(IN_DOUBT, SEND_AGAIN, NOT_SENT);
        assertThat(world.deliveries(id).get(2).reasons()).containsExactly(SendCheck.CONSENT_REFUSED);
        assertThat(world.attempts(id)).isEqualTo(1);
    }

    @Test
    void whatIsSentAgainAtNightWaitsForTheMorning() {
        Outbox outbox = world.outbox();
        String id = doubt(outbox);
        world.clock.forward(Duration.ofHours(8));
        outbox.settle(SHOP, id, that(Outcome.NOT_TAKEN));
        outbox.sendDue();
        assertThat(world.results(id)).containsExactly(IN_DOUBT, SEND_AGAIN);
        world.clock.forward(Duration.ofHours(10));
        outbox.sendDue();
        assertThat(world.results(id)).containsExactly(IN_DOUBT, SEND_AGAIN, HANDED_OVER);
    }

    @Test
    void withoutBudgetItIsClosedAndCanBeSentAgainOnceThereIsSome() {
        Outbox outbox = world.outbox();
        String id = doubt(outbox);
        String order = outbox.status().inDoubt().get(0).orderId();
        world.usedUp.add(order);
        outbox.settle(SHOP, id, that(Outcome.NOT_TAKEN));
        assertThat(world.results(id)).containsExactly(IN_DOUBT, SETTLED_NOT_SENT);
        assertThatThrownBy(() -> outbox.sendAgain(SHOP, id, ANNA)).hasMessageContaining("budget is used up");
        world.usedUp.clear();
        outbox.sendAgain(SHOP, id, ANNA);
        outbox.sendDue();
        assertThat(world.results(id)).containsExactly(IN_DOUBT, SETTLED_NOT_SENT, SEND_AGAIN, HANDED_OVER);
        assertThat(outbox.status().settledNotSent()).as("counted once").isZero();
    }

    @Test
    void aReceiptThatArrivesFirstWins() {
        Outbox outbox = world.outbox();
        String id = doubt(outbox);
        Treatment treatment = treatment(id);
        world.log.append(
                SHOP, List.of(DeliveryPayload.of(treatment, 1, HANDED_OVER).toEntry(world.clock.instant())));
        assertThatThrownBy(() -> outbox.settle(SHOP, id, that(Outcome.NOT_TAKEN)))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("not in doubt");
        outbox.sendDue();
        assertThat(world.email.taken()).hasSize(1);
    }

    @Test
    void anAnswerInTheCheckoutThatWasNotTakenIsOnlyClosed() {
        Treatment lost = world.treatmentFor(zoe).by(Channel.CHECKOUT).build();
        var now = world.clock.instant();
        world.log.append(
                SHOP,
                List.of(
                        new TreatmentPayload(lost).toEntry(now),
                        AttemptPayload.at(lost, 1).toEntry(now)));
        Outbox outbox = world.outbox();
        outbox.settle(SHOP, lost.treatmentId(), that(Outcome.NOT_TAKEN));
        assertThat(outbox.sendDue()).isZero();
        assertThat(world.results(lost.treatmentId())).containsExactly(IN_DOUBT, SETTLED_NOT_SENT);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void aSnapshotKeepsWhatAPersonSaid(Outcome outcome) {
        Outbox outbox = world.outbox();
        String id = doubt(outbox);
        outbox.settle(SHOP, id, that(outcome));
        Outbox restored = world.outboxFrom(outbox.snapshot(SHOP));
        restored.sendDue();
        world.outbox().sendDue();
        assertThat(world.email.taken()).hasSize(outcome == Outcome.NOT_TAKEN ? 2 : 1);
    }

    private Treatment treatment(String id) {
        try (Stream<io.trendguard.log.Entry> entries = world.log.scan(SHOP, 0)) {
            return entries.flatMap(entry -> io.trendguard.log.payload.LogPayload.of(entry).stream())
                    .filter(TreatmentPayload.class::isInstance)
                    .map(payload -> ((TreatmentPayload) payload).treatment())
                    .filter(treatment -> treatment.treatmentId().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
