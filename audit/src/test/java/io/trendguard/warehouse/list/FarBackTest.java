package io.trendguard.warehouse.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Tenant;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.warehouse.ShopLog;
import io.trendguard.warehouse.Warehouse;
import io.trendguard.warehouse.WarehouseSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sender whose clock says 1970 does not squeeze the bars of all others. */
final class FarBackTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T08:00:00Z");
    private static final long HOUR = 3_600;
    private static final WarehouseLists.Call ALL =
            new WarehouseLists.Call(SHOP, Lists.find(Lists.DECISIONS).orElseThrow(), Map.of(), Optional.empty());

    @TempDir
    private Path folder = Path.of("");

    private ListChart chart(int ordersOf1970, int ordersOf2026) {
        try (InMemoryAuditLog log = new InMemoryAuditLog()) {
            new ShopLog(log, SHOP, 1, Instant.EPOCH, HOUR).orders(ordersOf1970);
            new ShopLog(log, SHOP, 2, NOVEMBER, HOUR).orders(ordersOf2026);
            try (Warehouse warehouse = new Warehouse(WarehouseSettings.in(folder.resolve("warehouse")), log)) {
                warehouse.follow();
                WarehouseLists lists = new WarehouseLists(warehouse, () -> NOVEMBER, folder.resolve("exports"));
                ListChart chart = lists.chart(ALL);
                assertThat(chart.earlier()
                                + chart.buckets().stream()
                                        .flatMap(bucket -> bucket.counts().stream())
                                        .mapToLong(Long::longValue)
                                        .sum())
                        .as("every decision is counted")
                        .isEqualTo(lists.page(ALL).total());
                return chart;
            }
        }
    }

    @Test
    void aFewRowsFarBackAreCountedAndNotDrawn() {
        ListChart chart = chart(1, 300);
        assertThat(chart.bucket()).isEqualTo(ListChart.Bucket.DAY);
        assertThat(chart.earlier()).isPositive();
        assertThat(chart.from().orElseThrow()).isAfterOrEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void aShopThatReallyIsThatOldIsDrawnByTheMonth() {
        ListChart chart = chart(50, 50);
        assertThat(chart.bucket()).isEqualTo(ListChart.Bucket.MONTH);
        assertThat(chart.earlier()).isZero();
    }
}
