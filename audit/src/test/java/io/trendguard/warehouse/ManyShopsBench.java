package io.trendguard.warehouse;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long the warehouse takes for many new shops that come at once, how soon it answers about one of them meanwhile, and what a
 * turn with nothing new costs afterwards.
 *
 * <pre>
 * java @audit/target/bench.args io.trendguard.warehouse.ManyShopsBench 1000
 * </pre>
 */
public final class ManyShopsBench {
    private static final int ORDERS = 3;
    private static final int LOOKS = 20;

    private ManyShopsBench() {}

    public static void main(String[] args) throws Exception {
        int shops = args.length == 0 ? 1_000 : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("many-shops-bench");
        List<Tenant> tenants =
                IntStream.range(0, shops).mapToObj(i -> new Tenant("shop-" + i)).toList();
        try (SegmentAuditLog log = FollowingProcess.log(folder)) {
            for (Tenant tenant : tenants) {
                new ShopLog(log, tenant, 1).orders(ORDERS);
            }
            WarehouseSettings settings = WarehouseSettings.in(folder.resolve("warehouse"));
            try (Warehouse warehouse = new Warehouse(settings, log)) {
                long start = System.nanoTime();
                warehouse.start();
                long slowest = 0;
                for (int i = 0; i < LOOKS; i++) {
                    Tenant late = tenants.get(tenants.size() - 1 - i);
                    long asked = System.nanoTime();
                    warehouse.ask(late, connection -> connection.getCatalog());
                    slowest = Math.max(slowest, System.nanoTime() - asked);
                }
                while (tenants.stream().anyMatch(tenant -> isBehind(warehouse.status(tenant)))) {
                    Thread.sleep(20);
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        "%,d new shops took %.1f s (%.1f ms each), %d files are open; the slowest of %d looks meanwhile took %,d ms%n",
                        shops, seconds, seconds * 1_000 / shops, warehouse.open(), LOOKS, slowest / 1_000_000);
            }
            try (Warehouse warehouse = new Warehouse(settings, log)) {

                report("opened again", warehouse);

                report("a turn with nothing new", warehouse);
            }
        }
    }

    private static boolean isBehind(WarehouseStatus status) {
        return status.next() < status.head();
    }

    private static void report(String what, Warehouse warehouse) {
        long start = System.nanoTime();
        if (!warehouse.follow()) {
            throw new IllegalStateException("It could not follow.");
        }
        System.out.printf("%s: %,.1f ms%n", what, (System.nanoTime() - start) / 1e6);
    }
}
