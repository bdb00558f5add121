package io.trendguard.channels.outbox;

import static io.trendguard.channels.outbox.OutboxWorld.SHOP;
import static io.trendguard.log.payload.DeliveryPayload.Result.HANDED_OVER;
import static io.trendguard.log.payload.DeliveryPayload.Result.NOT_SENT;
import static io.trendguard.log.payload.DeliveryPayload.Result.SEND_AGAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.channels.HandOver;
import io.trendguard.event.Channel;
import io.trendguard.event.PersonRef;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.ByPerson;
import io.trendguard.log.payload.DeliveryPayload.Result;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that failed for good are sent again by a person, if they still may be. */
class SendAgainTest {
    private static final ByPerson ANNA = new ByPerson("anna", "The mailbox exists again, ticket 881.");

    private final OutboxWorld world = new OutboxWorld();
    private final PersonRef zoe = world.aCustomer("zoe");
    private Outbox outbox = world.outbox();

    @BeforeEach
    void theProviderRefuses() {
        world.email.answers(outgoing -> new HandOver.Refused("550 5.1.1", HandOver.Remedy.NONE));
    }

    private String failed() {
        String id = world.treat(world.treatmentFor(zoe).validFor(Duration.ofDays(2)));
        outbox.sendDue();
        assertThat(world.results(id)).containsExactly(NOT_SENT);
        world.email.answers(outgoing -> new HandOver.Accepted("250"));
        return id;
    }

    @Test
    void aMessageThatTheProviderRefusedIsSentAgainOnceAndCountedOnce() {
        String id = failed();
        DeliveryPayload said = outbox.sendAgain(SHOP, id, ANNA);
        assertThat(said.by()).contains(ANNA);
        assertThatThrownBy(() -> outbox.sendAgain(SHOP, id, ANNA)).isInstanceOf(NotPossibleException.class);
        outbox.sendDue();
        world.outbox().sendDue();
        assertThat(world.results(id)).containsExactly(NOT_SENT, SEND_AGAIN, HANDED_OVER);
        assertThat(world.email.taken()).hasSize(1); // a refusal takes nothing
        assertThat(outbox.status().notSent()).isEmpty();
        assertThat(outbox.status().handedOver()).containsEntry(Channel.EMAIL, 1L);
        assertThatThrownBy(() -> outbox.sendAgain(SHOP, id, ANNA)).isInstanceOf(NotPossibleException.class);
    }

    @Test
    void itIsKnownAsFailedAfterAStartAndFromASnapshot() {
        String id = failed();
        Outbox restored = world.outboxFrom(outbox.snapshot(SHOP));
        restored.sendAgain(SHOP, id, ANNA);
        world.outbox().sendDue();
        restored.sendDue();
        assertThat(world.results(id)).containsExactly(NOT_SENT, SEND_AGAIN, HANDED_OVER);
    }

    @Test
    void whatPolicyForbidsByNowIsRefusedInWordsAndNothingIsLogged() {
        String id = failed();
        world.withdraws(zoe, Channel.EMAIL);
        assertThatThrownBy(() -> outbox.sendAgain(SHOP, id, ANNA))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("the customer refused messages on this channel");
        assertThat(world.results(id)).containsExactly(NOT_SENT);
    }

    @Test
    void whatWasHeldBackOnPurposeIsNoFailure() {
        PersonRef max = world.aCustomer("max");
        world.withdraws(max, Channel.EMAIL);
        String id = world.treat(world.treatmentFor(max));
        outbox.sendDue();
        assertThatThrownBy(() -> outbox.sendAgain(SHOP, id, ANNA)).isInstanceOf(NotPossibleException.class);
        assertThat(SendAgain.refusal(world.deliveries(id).get(0)))
                .hasValueSatisfying(why -> assertThat(why).contains("held back", "refused messages on this channel"));
    }

    @Test
    void aDeathBetweenTheWordAndTheHandOverSendsItOnce() {
        String id = failed();
        outbox.sendAgain(SHOP, id, ANNA);
        Outbox next = world.outbox(); // the process died right after the word was durable
        next.sendDue();
        world.outbox().sendDue();
        assertThat(world.results(id)).containsExactly(NOT_SENT, SEND_AGAIN, HANDED_OVER);
        assertThat(world.email.taken()).hasSize(1); // a refusal takes nothing
    }

    @Test
    void aDeathAfterTheNewAttemptIsANewDoubt() {
        String id = failed();
        world.email.answers(outgoing -> {
            world.log.failWrites(true); // the provider has it, and nothing is written any more
            return new HandOver.Accepted("250");
        });
        outbox.sendAgain(SHOP, id, ANNA);
        outbox.sendDue();
        world.log.failWrites(false);
        Outbox next = world.outbox();
        next.sendDue();
        assertThat(world.results(id)).containsExactly(NOT_SENT, SEND_AGAIN, Result.IN_DOUBT);
        assertThat(world.email.taken()).hasSize(1); // a refusal takes nothing
        assertThatThrownBy(() -> next.sendAgain(SHOP, id, ANNA)).isInstanceOf(NotPossibleException.class);
    }

    @Test
    void whatIsKeptOfAMessageIsWhatTheCustomerReadsWithoutTheirLinks() {
        world.email.answers(outgoing -> new HandOver.Accepted("250"));
        String id = world.treat(world.treatmentFor(zoe));
        outbox.sendDue();
        String sealed = world.rendering(id);
        assertThat(sealed).doesNotContain("zoe");
        assertThat(KeptMessage.open(world.vault, SHOP, zoe, sealed)).hasValueSatisfying(kept -> {
            assertThat(kept.subject()).isEqualTo("Your Wide-leg jeans");
            assertThat(kept.body())
                    .startsWith("Hi zoe, 15 %. No more: [opt out link]")
                    .doesNotContain("/tg/r/");
        });
        world.vault.erase(SHOP, zoe);
        assertThat(KeptMessage.open(world.vault, SHOP, zoe, sealed)).isEmpty();
    }
}
