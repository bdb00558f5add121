package io.trendguard.channels.outbox;

import static io.trendguard.log.payload.DeliveryPayload.Result.FAILED;
import static io.trendguard.log.payload.DeliveryPayload.Result.HANDED_OVER;
import static io.trendguard.log.payload.DeliveryPayload.Result.NOT_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.channels.HandOver;
import io.trendguard.channels.email.MailPeers;
import io.trendguard.channels.email.ScriptedSmtpServer;
import io.trendguard.log.payload.DeliveryPayload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is tried again, when, and what is not, after a mail server was away or refused. */
class RefusalTest {
    private final OutboxWorld world = new OutboxWorld();

    @Test
    void aMailServerThatIsDownAndComesBackLosesNothing() {
        int port;
        try (ScriptedSmtpServer gone = new ScriptedSmtpServer()) {
            port = gone.port();
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(world.treat(world.treatmentFor(world.aCustomer("customer" + i))));
        }
        try (MailPeers mail = new MailPeers(port)) {
            Outbox outbox = world.outbox(world.writer(), mail.channel());
            for (int failures = 1; failures <= 3; failures++) {
                outbox.sendDue();
                outbox.sendDue();
                OutboxStatus.PausedChannel paused = outbox.status().paused().get(0);
                assertThat(paused.failuresInARow()).isEqualTo(failures);
                assertThat(paused.until())
                        .isEqualTo(world.clock.instant().plus(Duration.ofSeconds(10L << (failures - 1))));
                assertThat(paused.cause()).contains("could not be reached");
                assertThat(outbox.status().failedAttempts()).isEqualTo(failures); // one goes ahead, the others wait
                assertThat(outbox.status().waiting()).isEqualTo(5);
                world.clock.to(paused.until());
            }
            try (ScriptedSmtpServer back = new ScriptedSmtpServer(port)) {
                world.clock.forward(Duration.ofMinutes(2));
                outbox.sendDue();
                assertThat(back.stored()).hasSize(5);
            }
            assertThat(ids)
                    .allSatisfy(id -> assertThat(world.results(id)).last().isEqualTo(HANDED_OVER));
            assertThat(ids.stream().flatMap(id -> world.results(id).stream()).filter(FAILED::equals))
                    .hasSize(3);
            assertThat(outbox.status().paused()).isEmpty();
            assertThat(outbox.status().waiting()).isZero();
        }
    }

    @Test
    void aRefusalForNowIsTriedAgainUnderTheNextNumberWithGrowingPatience() {
        String id = world.treat(world.treatmentFor(world.aCustomer("zoe")));
        world.email.answers(outgoing -> new HandOver.Refused("452 4.2.2", HandOver.Remedy.RETRY));
        Outbox outbox = world.outbox();
        outbox.sendDue();
        world.clock.forward(Duration.ofSeconds(9));
        assertThat(outbox.sendDue()).isZero();
        world.clock.forward(Duration.ofSeconds(1));
        assertThat(outbox.sendDue()).isEqualTo(1);
        outbox = world.outbox(); // patience survives a restart
        world.clock.forward(Duration.ofSeconds(19));
        assertThat(outbox.sendDue()).isZero();
        world.clock.forward(Duration.ofSeconds(1));
        world.email.answers(outgoing -> new HandOver.Accepted("250"));
        assertThat(outbox.sendDue()).isEqualTo(1);
        assertThat(world.results(id)).containsExactly(FAILED, FAILED, HANDED_OVER);
        assertThat(world.deliveries(id)).extracting(DeliveryPayload::attempt).containsExactly(1, 2, 3);
    }

    @Test
    void aRefusalForGoodIsNotTriedAgain() {
        String id = world.treat(world.treatmentFor(world.aCustomer("zoe")));
        world.email.answers(outgoing -> new HandOver.Refused("550 5.1.1", HandOver.Remedy.NONE));
        Outbox outbox = world.outbox();
        outbox.sendDue();
        world.clock.forward(Duration.ofHours(1));
        outbox.sendDue();
        assertThat(world.results(id)).containsExactly(NOT_SENT);
        assertThat(world.deliveries(id).get(0).reasons()).containsExactly(Reasons.REFUSED_BY_PROVIDER);
    }

    @Test
    void nobodyIsSaidToRefuseWhoWasNeverAsked() {
        String id = world.treat(world.treatmentFor(world.aCustomer("a,b@x")));
        String domain = world.treat(world.treatmentFor(world.aCustomer("kunde@m\u00fcller.example#")));
        try (ScriptedSmtpServer server = new ScriptedSmtpServer();
                MailPeers mail = new MailPeers(server.port())) {
            world.outbox(world.writer(), mail.channel()).sendDue();
            assertThat(server.stored()).isEmpty();
        }
        for (String one : List.of(id, domain)) {
            assertThat(world.results(one)).containsExactly(NOT_SENT);
            assertThat(world.deliveries(one).get(0).attempt()).isZero();
            assertThat(world.deliveries(one).get(0).reasons()).containsExactly(Reasons.ADDRESS_UNUSABLE);
        }
    }
}
