package io.trendguard.routes.state;

import static io.trendguard.event.EventBuilder.NOON;
import static io.trendguard.event.EventBuilder.SHOP;
import static io.trendguard.event.EventBuilder.aPurchaseEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Event;
import io.trendguard.event.Tenant;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.model.history.Histories;
import io.trendguard.model.history.HistorySettings;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.state.HistoryKeeper.Room;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that come faster than histories can be kept do not fill the memory. */
class HistoryKeeperTest {
    private static final long ROOM = 60_000;
    private static final long BYTES_OF_A_PURCHASE = 12_000;

    private final InMemoryAuditLog auditLog = new InMemoryAuditLog();

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Histories histories;

    @SuppressWarnings("NullAway.Init")
    private ProjectedLog log;

    private int purchases;

    @BeforeEach
    void open() {
        histories = Histories.open(HistorySettings.DEFAULTS, folder);
        log = new ProjectedLog(auditLog, List.of(new HistoryState(histories)), () -> {});
    }

    @AfterEach
    void close() {
        histories.close();
    }

    private HistoryKeeper keeper() {
        return new HistoryKeeper(histories, auditLog, log, () -> false, new Room(ROOM), () -> {});
    }

    private void buy() {
        int number = purchases++;
        Event event = aPurchaseEvent()
                .named("purchase-" + number)
                .by("customer-" + number)
                .with("order_id", "o-" + number)
                .build(NOON);
        log.appendOnce(SHOP, new EventIdentity(event.key(), new byte[32]), NOON, List.of(new EventPayload(event)));
    }

    @Test
    void whoeverWaitsForRoomKeepsTheMemoryBoundedAndAllOfItIsKept() {
        long most = 0;
        try (HistoryKeeper keeper = keeper()) {
            keeper.start();
            while (purchases < 150) {
                while (!keeper.hasRoom(SHOP)) {
                    LockSupport.parkNanos(1_000_000);
                }
                buy();
                most = Math.max(most, histories.waitingBytes());
            }
        }
        assertThat(most).isBetween(ROOM, ROOM + BYTES_OF_A_PURCHASE);
        assertThat(histories.waitingBytes()).isZero();
        assertThat(histories.appliedTo(SHOP)).isEqualTo(149);
    }

    @Test
    void whereNothingIsKeptATenantHasNoRoomInTheEndAndAnotherStillHas() {
        HistoryKeeper keeper = keeper();
        while (purchases < 1_000 && keeper.hasRoom(SHOP)) {
            buy();
        }
        assertThat(histories.waitingBytes()).isBetween(ROOM, ROOM + BYTES_OF_A_PURCHASE);
        assertThat(histories.waitingBytes(SHOP)).isEqualTo(histories.waitingBytes());
        assertThat(keeper.hasRoom(SHOP)).isFalse();
        assertThat(keeper.hasRoom(new Tenant("quiet"))).isTrue();
        keeper.close();
        assertThat(keeper.hasRoom(SHOP)).isTrue();
        assertThat(histories.waitingBytes()).isZero();
        assertThat(histories.waitingBytes(SHOP)).isZero();
    }
}
