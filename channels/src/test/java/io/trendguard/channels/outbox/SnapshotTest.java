package io.trendguard.channels.outbox;

import static io.trendguard.channels.outbox.OutboxWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.channels.HandOver;
import io.trendguard.channels.HandOver.Remedy;
import io.trendguard.log.payload.SnapshotPayload;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An outbox that begins with a snapshot stands where one stands that has read the whole log (played by day, as what waits for
 * the morning is no entry). */
class SnapshotTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aSnapshotAndTheEntriesAfterItAreAsGoodAsTheWholeLog(long seed) {
        Random random = new Random(seed);
        OutboxWorld world = new OutboxWorld();
        world.caps(2, 4);
        world.email.answers(outgoing -> switch (random.nextInt(4)) {
            case 0 -> new HandOver.InDoubt("reset");
            case 1 -> new HandOver.Refused("451", Remedy.RETRY);
            case 2 -> new HandOver.Refused("550", Remedy.NONE);
            default -> new HandOver.Accepted("250");
        });
        Outbox first = world.outbox();
        SnapshotPayload snapshot = play(world, first, random, 20);
        play(world, first, random, 20);
        first.sendDue(); // takes up what it wrote last

        Outbox whole = world.outbox();
        Outbox restored = world.outboxFrom(snapshot);
        assertThat(restored.status(SHOP))
                .usingRecursiveComparison()
                .ignoringFields("paused") // how the channel fares is found out anew
                .isEqualTo(whole.status(SHOP));
        assertThat(restored.snapshot(SHOP)).isEqualTo(whole.snapshot(SHOP));
    }

    @Test
    void anotherProjectionsSnapshotIsRefused() {
        OutboxWorld world = new OutboxWorld();
        SnapshotPayload ours = world.outbox().snapshot(SHOP);
        SnapshotPayload theirs = new SnapshotPayload("contacts", 0, ours.state());
        assertThatThrownBy(() -> world.outboxFrom(theirs)).hasMessageContaining("contacts");
    }

    private static SnapshotPayload play(OutboxWorld world, Outbox outbox, Random random, int steps) {
        for (int i = 0; i < steps; i++) {
            world.treat(world.treatmentFor(world.aCustomer("customer" + random.nextInt(5))));
            world.clock.forward(Duration.ofMinutes(random.nextInt(6)));
            outbox.sendDue();
        }
        return outbox.snapshot(SHOP);
    }
}
