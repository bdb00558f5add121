package io.trendguard.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trendguard.event.Tenant;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.warehouse.WarehouseStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The warehouse on a disk of its own that is full or can only be read. Needs the right to mount one. */
final class WarehouseDiskTest {
    private static final Tenant SHOP = new Tenant("shop");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder = Path.of("");

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private boolean mounted;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        mounted = calls("mount", "-t", "tmpfs", "-o", "size=32m", "trendguard-test", disk().toString());
        assumeTrue(mounted, "A small disk cannot be mounted here (it takes root and mount), so this test is skipped.");
    }

    @AfterEach
    void unmountIt() throws Exception {
        log.close();
        if (mounted) {
            calls("umount", "--lazy", disk().toString());
        }
    }

    private Path disk() throws IOException {
        return Files.createDirectories(folder.resolve("disk"));
    }

    private static boolean calls(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    private void remounted(String option) throws Exception {
        assertThat(calls("mount", "-o", "remount," + option, disk().toString())).isTrue();
    }

    private static WarehouseSettings on(Path folder) {
        return new WarehouseSettings(folder, Duration.ofMillis(50), 500, 256, 1);
    }

    private List<String> rebuilt() {
        try (Warehouse fresh = new Warehouse(on(folder.resolve("fresh-" + System.nanoTime())), log)) {
            fresh.follow();
            return fresh.ask(SHOP, Contents::of);
        }
    }

    @Test
    void aFullDiskIsReportedAndTheWarehouseGoesOnOnceThereIsRoom() throws Exception {
        remounted("size=2m");
        ShopLog shop = new ShopLog(log, SHOP, 41).orders(5);
        try (Warehouse warehouse = new Warehouse(on(disk()), log)) {
            assertThat(warehouse.follow()).isTrue();
            shop.orders(3_000);
            assertThat(warehouse.follow()).isFalse();
            assertThat(warehouse.status(SHOP).state()).isEqualTo(State.UNAVAILABLE);
            assertThat(warehouse.status(SHOP).remark().orElse(""))
                    .contains("cannot be written", "No space left", "tried again every few seconds");
            assertThat(warehouse.follow()).as("still full").isFalse();

            remounted("size=32m");
            assertThat(warehouse.follow()).isTrue();
            assertThat(warehouse.status(SHOP).state()).isEqualTo(State.FOLLOWING);
            assertThat(warehouse.ask(SHOP, Contents::of)).isEqualTo(rebuilt());
        }
    }

    @Test
    void aDiskThatCanOnlyBeReadIsReportedAndTheWarehouseGoesOnOnceItCanBeWritten() throws Exception {
        ShopLog shop = new ShopLog(log, SHOP, 42).orders(5);
        try (Warehouse warehouse = new Warehouse(on(disk()), log)) {
            assertThat(warehouse.follow()).isTrue();
        }
        shop.orders(5);
        remounted("ro");
        try (Warehouse warehouse = new Warehouse(on(disk()), log)) {
            assertThat(warehouse.follow()).isFalse();
            assertThat(warehouse.status(SHOP).state()).isEqualTo(State.UNAVAILABLE);
            assertThat(warehouse.status(SHOP).remark().orElse(""))
                    .contains("cannot be written", "ead-only file system");

            remounted("rw");
            assertThat(warehouse.follow()).as(warehouse.status(SHOP).toString()).isTrue();
            assertThat(warehouse.ask(SHOP, Contents::of)).isEqualTo(rebuilt());
        }
    }
}
