package io.trendguard.channels.outbox;

import static io.trendguard.channels.outbox.OutboxWorld.SHOP;
import static io.trendguard.log.payload.DeliveryPayload.Result.HANDED_OVER;
import static io.trendguard.log.payload.DeliveryPayload.Result.IN_DOUBT;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.channels.HandOver;
import io.trendguard.channels.email.MailPeers;
import io.trendguard.channels.email.ScriptedSmtpServer;
import io.trendguard.channels.email.ScriptedSmtpServer.Act;
import io.trendguard.channels.email.ScriptedSmtpServer.Moment;
import io.trendguard.contact.SendCheck;
import io.trendguard.event.Channel;
import io.trendguard.event.PersonRef;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens when mail server, log or process break off in the middle, over real sockets where mail is sent. */
class DoubtTest {
    private final OutboxWorld world = new OutboxWorld();

    @Test
    void aProcessThatDiesBetweenThe250AndOurEntryLeavesADoubtThatIsNotSentAgain() {
        String id = world.treat(world.treatmentFor(world.aCustomer("zoe")));
        try (ScriptedSmtpServer server = new ScriptedSmtpServer();
                MailPeers mail = new MailPeers(server.port())) {
            server.onStored(() -> world.log.failWrites(true)); // from here on nothing is written any more
            Outbox dying = world.outbox(world.writer(), mail.channel());
            dying.sendDue();
            assertThat(dying.status().inDoubt())
                    .extracting(OutboxStatus.Doubt::treatmentId)
                    .containsExactly(id);
            assertThat(dying.status().trouble()).isEqualTo("The log cannot be written.");
            assertThat(world.results(id)).isEmpty();

            world.log.failWrites(false);
            server.onStored(() -> {});
            Outbox next = world.outbox(world.writer(), mail.channel());
            for (int day = 0; day < 5; day++) {
                next.sendDue();
                world.clock.forward(Duration.ofHours(10));
            }
            assertThat(server.storedWith("<" + id + "@trendguard.example>")).isEqualTo(1);
            assertThat(world.attempts(id)).isEqualTo(1);
            assertThat(world.results(id)).containsExactly(IN_DOUBT);
            assertThat(next.status().inDoubt()).singleElement().satisfies(doubt -> {
                assertThat(doubt.treatmentId()).isEqualTo(id);
                assertThat(doubt.attempt()).isEqualTo(1);
                assertThat(doubt.cause()).isEqualTo("The process ended before the result was written.");
            });
            world.outbox(world.writer(), mail.channel()).sendDue();
            assertThat(world.results(id)).containsExactly(IN_DOUBT); // said once, however often it starts
        }
    }

    @Test
    void aServerThatVanishesAfterTheContentLeavesADoubtAndIsLeftAlone() {
        String first = world.treat(world.treatmentFor(world.aCustomer("zoe")));
        String second = world.treat(world.treatmentFor(world.aCustomer("max")));
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().at(Moment.STORED, new Act.Reset());
                MailPeers mail = new MailPeers(server.port())) {
            Outbox outbox = world.outbox(world.writer(), mail.channel());
            outbox.sendDue();
            assertThat(world.results(first)).containsExactly(IN_DOUBT);
            assertThat(world.attempts(second)).isZero();
            assertThat(outbox.status().paused())
                    .singleElement()
                    .satisfies(paused -> assertThat(paused.channel()).isEqualTo(Channel.EMAIL));

            server.behaves();
            world.clock.forward(Duration.ofMinutes(1));
            outbox.sendDue();
            assertThat(world.results(second)).containsExactly(HANDED_OVER);
            assertThat(world.results(first)).containsExactly(IN_DOUBT);
            assertThat(outbox.status().paused()).isEmpty();
        }
    }

    @Test
    void aChannelThatThrowsIsInDoubt() {
        String id = world.treat(world.treatmentFor(world.aCustomer("zoe")));
        world.email.answers(outgoing -> {
            throw new IllegalStateException("half way");
        });
        world.outbox().sendDue();
        assertThat(world.results(id)).containsExactly(IN_DOUBT);
    }

    @Test
    void aDoubtCountsAsAContact() {
        PersonRef zoe = world.aCustomer("zoe");
        String first = world.treat(world.treatmentFor(zoe));
        world.email.answers(outgoing -> new HandOver.InDoubt("who knows"));
        Outbox outbox = world.outbox();
        outbox.sendDue();
        assertThat(world.results(first)).containsExactly(IN_DOUBT);
        world.email.answers(outgoing -> new HandOver.Accepted("250"));
        world.clock.forward(Duration.ofMinutes(5));
        String second = world.treat(world.treatmentFor(zoe));
        outbox.sendDue();
        assertThat(world.deliveries(second).get(0).reasons()).containsExactly(SendCheck.DAILY_CAP);
    }

    @Test
    void checkoutAnswersAndMarksAreCountedAndAnUnansweredOneIsInDoubtAfterAStart() {
        PersonRef zoe = world.aCustomer("zoe");
        Treatment shown = world.treatmentFor(zoe).by(Channel.CHECKOUT).build();
        Treatment lost = world.treatmentFor(zoe).by(Channel.CHECKOUT).build();
        Treatment mark = world.treatmentFor(zoe).by(Channel.INTERNAL).build();
        var now = world.clock.instant();
        world.log.append(
                SHOP,
                List.of(
                        new TreatmentPayload(shown).toEntry(now),
                        AttemptPayload.at(shown, 1).toEntry(now),
                        new TreatmentPayload(lost).toEntry(now),
                        AttemptPayload.at(lost, 1).toEntry(now),
                        DeliveryPayload.of(shown, 1, HANDED_OVER).toEntry(now),
                        new TreatmentPayload(mark).toEntry(now),
                        DeliveryPayload.of(mark, 0, HANDED_OVER).toEntry(now)));
        Outbox outbox = world.outbox();
        assertThat(outbox.sendDue()).isZero();
        assertThat(outbox.status().handedOver())
                .containsEntry(Channel.CHECKOUT, 1L)
                .containsEntry(Channel.INTERNAL, 1L)
                .hasSize(2);
        assertThat(outbox.status().inDoubt())
                .extracting(OutboxStatus.Doubt::treatmentId)
                .containsExactly(lost.treatmentId());
        assertThat(outbox.status().waiting()).isZero();
    }
}
