package io.trendguard.routes.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.Tenant;
import io.trendguard.routes.flow.Lanes.BusyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tenants share the threads that decide. */
class LanesTest {
    private static final Tenant LOUD = new Tenant("loud");
    private static final Tenant QUIET = new Tenant("quiet");
    private static final int PLACES = 8;

    private final AtomicBoolean loudHasRoom = new AtomicBoolean(true);
    private final Lanes lanes =
            new Lanes(1, PLACES, tenant -> !tenant.equals(LOUD) || loudHasRoom.get(), Duration.ofMillis(300));
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch held = new CountDownLatch(1);

    @BeforeEach
    void theLaneIsHeldByATask() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        lanes.run(LOUD, "person", room -> {
            running.countDown();
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        running.await();
    }

    @AfterEach
    void end() {
        held.countDown();
        lanes.close();
    }

    private void brings(Tenant tenant, String name) {
        lanes.run(tenant, "person", room -> done.add(room ? name : name + " without room"));
    }

    @Test
    void tenantsTakeTurnsAndEachOnesEventsKeepTheirOrder() {
        List.of("loud-1", "loud-2", "loud-3", "loud-4").forEach(name -> brings(LOUD, name));
        List.of("quiet-1", "quiet-2").forEach(name -> brings(QUIET, name));
        held.countDown();
        lanes.close();
        assertThat(done).containsExactly("loud-1", "quiet-1", "loud-2", "quiet-2", "loud-3", "loud-4");
    }

    @Test
    void aTenantThatFillsItsPlacesTakesNoneFromTheOthers() {
        for (int i = 0; i < PLACES; i++) {
            brings(LOUD, "loud-" + i);
        }
        assertThatThrownBy(() -> brings(LOUD, "one too many")).isInstanceOf(BusyException.class);
        assertThatThrownBy(() -> lanes.runPatiently(LOUD, "person", room -> {}, Duration.ofMillis(20)))
                .isInstanceOf(BusyException.class);
        brings(QUIET, "quiet");
        held.countDown();
        lanes.close();
        assertThat(done).startsWith("loud-0", "quiet").hasSize(PLACES + 1);
    }

    @Test
    void aCheckoutHasAPlaceWhereEventsHaveNoneAnyMore() {
        for (int i = 0; i < PLACES; i++) {
            brings(LOUD, "loud-" + i);
        }
        for (int i = 0; i < PLACES / 4; i++) {
            lanes.runCheckout(LOUD, "person", room -> done.add("checkout"));
        }
        assertThatThrownBy(() -> lanes.runCheckout(LOUD, "person", room -> {})).isInstanceOf(BusyException.class);
        held.countDown();
        lanes.close();
        assertThat(done).hasSize(PLACES + PLACES / 4).endsWith("checkout");
    }

    @Test
    void aTaskThatBreaksEndsNoLane() {
        lanes.run(LOUD, "person", room -> {
            throw new OutOfMemoryError("a task that breaks; its trace is expected in the output");
        });
        brings(QUIET, "after it");
        held.countDown();
        lanes.close();
        assertThat(done).containsExactly("after it");
        assertThatThrownBy(() -> brings(QUIET, "too late")).isInstanceOf(BusyException.class);
        assertThatCode(lanes::close).doesNotThrowAnyException();
    }

    @Test
    void aTenantThatWaitsForRoomDoesNotHoldUpTheOthersAndIsToldInTheEnd() {
        loudHasRoom.set(false);
        brings(LOUD, "loud");
        brings(QUIET, "quiet-1");
        brings(QUIET, "quiet-2");
        held.countDown();
        lanes.close();
        assertThat(done).containsExactly("quiet-1", "quiet-2", "loud without room");
    }
}
