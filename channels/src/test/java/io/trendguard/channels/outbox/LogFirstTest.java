package io.trendguard.channels.outbox;

import static io.trendguard.log.payload.DeliveryPayload.Result.HANDED_OVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.PersonRef;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing is handed over whose treatment or attempt is not durable on the log. */
class LogFirstTest {
    private final OutboxWorld world = new OutboxWorld();

    @Test
    void nothingIsHandedOverBeforeItsAttemptIsDurable() throws Exception {
        world.treat(world.treatmentFor(world.aCustomer("zoe")));
        Outbox outbox = world.outbox();
        world.log.holdForce();
        Thread sending = new Thread(outbox::sendDue);
        sending.start();
        sending.join(300);
        assertThat(world.email.taken()).isEmpty();
        world.log.releaseForce();
        sending.join(5_000);
        assertThat(world.email.taken()).hasSize(1);
    }

    @Test
    void aTreatmentThatIsNotDurableIsNotSent() {
        PersonRef zoe = world.aCustomer("zoe");
        Outbox outbox = world.outbox();
        world.log.holdForce();
        world.treat(world.treatmentFor(zoe));
        outbox.sendDue();
        assertThat(world.email.taken()).isEmpty();
        world.log.releaseForce();
        outbox.sendDue();
        assertThat(world.email.taken()).hasSize(1);
    }

    @Test
    void aLogThatCannotBeWrittenStopsSendingUntilItCan() {
        String id = world.treat(world.treatmentFor(world.aCustomer("zoe")));
        Outbox outbox = world.outbox();
        world.log.failWrites(true);
        outbox.sendDue();
        assertThat(world.email.taken()).isEmpty();
        assertThat(outbox.status().trouble()).isEqualTo("The log cannot be written.");
        world.log.failWrites(false);
        world.clock.forward(Duration.ofSeconds(10));
        outbox.sendDue();
        assertThat(world.results(id)).containsExactly(HANDED_OVER);
        assertThat(outbox.status().trouble()).isEmpty();
    }
}
