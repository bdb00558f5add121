package io.trendguard.channels.outbox;

import static io.trendguard.channels.outbox.OutboxWorld.SHOP;
import static io.trendguard.log.payload.DeliveryPayload.Result.HANDED_OVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.channels.HandOver;
import io.trendguard.channels.Outgoing;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The outbox with its own threads. */
@Timeout(60)
class OutboxThreadsTest {
    private final OutboxWorld world = new OutboxWorld();

    @Test
    void newTreatmentsAreFoundInTheLogWithoutBeingToldOf() throws Exception {
        PersonRef zoe = world.aCustomer("zoe");
        try (Outbox outbox = world.outbox()) {
            outbox.start();
            world.treat(world.treatmentFor(zoe));
            await(() -> world.email.taken().size() == 1);
        }
    }

    @Test
    void aPersonGetsOneMessageAtATimeSoThatTheCapHolds() throws Exception {
        PersonRef zoe = world.aCustomer("zoe");
        for (int i = 0; i < 10; i++) {
            world.treat(world.treatmentFor(zoe));
        }
        world.bookTakes(30);
        try (Outbox outbox = world.outbox()) {
            outbox.start();
            await(() -> outbox.status().waiting() == 0 && outbox.status().underWay() == 0);
            assertThat(outbox.status().notSent()).containsEntry("DAILY_CAP", 9L);
        }
        assertThat(world.email.taken()).hasSize(1);
    }

    @Test
    void noMoreMessagesAreUnderWayThanAllowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        world.email.answers(outgoing -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            HandOver result = slowly(10);
            now.decrementAndGet();
            return result;
        });
        for (int i = 0; i < 40; i++) {
            world.treat(world.treatmentFor(world.aCustomer("customer" + i)));
        }
        try (Outbox outbox = world.outbox()) {
            outbox.start();
            await(() -> world.email.taken().size() == 40);
        }
        assertThat(most.get()).isEqualTo(OutboxWorld.SETTINGS.parallelism());
    }

    @Test
    void noErrorEndsAThreadOfTheOutbox() throws Exception {
        world.email.answers(outgoing -> {
            throw new OutOfMemoryError("as if there were no memory");
        });
        try (Outbox outbox = world.outbox()) {
            for (int i = 0; i < 2 * OutboxWorld.SETTINGS.parallelism(); i++) {
                world.treat(world.treatmentFor(world.aCustomer("unlucky-" + i)));
            }
            outbox.start();
            await(() -> outbox.status().waiting() == 0 && outbox.status().underWay() == 0);
            int before = world.email.taken().size();
            world.email.answers(outgoing -> new HandOver.Accepted("250"));
            world.treat(world.treatmentFor(world.aCustomer("lucky")));
            await(() -> world.email.taken().size() > before);
            assertThat(outbox.deadThreads()).isEmpty();
        }
    }

    @Test
    void aBusyTenantDoesNotKeepAQuietOneWaiting() {
        for (int i = 0; i < 50; i++) {
            world.treat(world.treatmentFor(world.aCustomer("customer" + i)));
        }
        Tenant quiet = new Tenant("zz-quiet");
        PersonRef theirs = world.aCustomer(quiet, "ida", Optional.of("Europe/Berlin"));
        String id = world.treat(quiet, world.treatmentFor(theirs));
        world.outbox().sendDue();
        assertThat(world.email.treatmentIds()).hasSize(51);
        assertThat(world.email.treatmentIds().indexOf(id)).isLessThanOrEqualTo(1);
    }

    @Test
    void stoppingFinishesWhatIsUnderWayAndBeginsNothingNew() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(world.treat(world.treatmentFor(world.aCustomer("customer" + i))));
        }
        CountDownLatch begun = new CountDownLatch(OutboxWorld.SETTINGS.parallelism());
        Semaphore goOn = new Semaphore(0);
        world.email.answers(outgoing -> held(begun, goOn));
        Outbox outbox = world.outbox();
        outbox.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        Thread stopping = new Thread(() -> assertThat(outbox.stop()).isTrue());
        stopping.start();
        stopping.join(100);
        assertThat(stopping.isAlive()).isTrue();
        goOn.release(1_000);
        stopping.join(10_000);
        assertThat(world.email.taken()).hasSize(OutboxWorld.SETTINGS.parallelism());
        assertThat(outbox.status().inDoubt()).isEmpty();

        try (Outbox next = world.outbox()) {
            next.start();
            await(() -> world.email.taken().size() == 20);
        }
        assertThat(ids).allSatisfy(id -> assertThat(world.results(id)).containsExactly(HANDED_OVER));
        assertThat(world.email.taken()).extracting(Outgoing::treatmentId).doesNotHaveDuplicates();
    }

    @Test
    void eachTenantSeesItsOwnFigures() {
        Tenant other = new Tenant("other");
        world.treat(world.treatmentFor(world.aCustomer("zoe")));
        world.treat(other, world.treatmentFor(world.aCustomer(other, "ida", Optional.empty())));
        Outbox outbox = world.outbox();
        outbox.sendDue();
        assertThat(outbox.status(SHOP).handedOver()).hasSize(1);
        assertThat(outbox.status(SHOP).notSent()).isEmpty();
        assertThat(outbox.status(other).handedOver()).isEmpty();
        assertThat(outbox.status(other).notSent()).containsKey("TIME_ZONE_UNKNOWN");
        assertThat(outbox.status().handedOver()).hasSize(1);
    }

    private static HandOver slowly(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new HandOver.Accepted("250");
    }

    private static HandOver held(CountDownLatch begun, Semaphore goOn) {
        begun.countDown();
        goOn.acquireUninterruptibly();
        return new HandOver.Accepted("250");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
