package io.trendguard.warehouse;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;

/**
 * How fast a warehouse is rebuilt, and how large it is: makes up a log of so many orders and rebuilds it three times.
 *
 * <pre>
 * java @audit/target/bench.args io.trendguard.warehouse.WarehouseBench 100000
 * </pre>
 */
public final class WarehouseBench {
    private WarehouseBench() {}

    public static void main(String[] args) throws Exception {
        int orders = args.length == 0 ? 50_000 : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("warehouse-bench");
        Tenant tenant = new Tenant("shop");
        try (SegmentAuditLog log = FollowingProcess.log(folder)) {
            new ShopLog(log, tenant, 1).orders(orders);
            double[] rates = new double[3];
            for (int run = 0; run < rates.length; run++) {
                try (Warehouse warehouse = new Warehouse(WarehouseSettings.in(folder.resolve("run-" + run)), log)) {
                    long start = System.nanoTime();
                    if (!warehouse.follow()) {
                        throw new IllegalStateException("It could not follow.");
                    }
                    double seconds = (System.nanoTime() - start) / 1e9;
                    long entries = log.head(tenant).size();
                    rates[run] = entries / seconds;
                    long decisions = warehouse.ask(tenant, connection -> {
                        try (Statement statement = connection.createStatement();
                                ResultSet rows = statement.executeQuery("SELECT count(*) FROM decisions")) {
                            rows.next();
                            return rows.getLong(1);
                        }
                    });
                    System.out.printf(
                            "rebuilt %,d entries with %,d decisions in %.1f s: %,.0f entries/s, %,d bytes for a decision%n",
                            entries,
                            decisions,
                            seconds,
                            rates[run],
                            warehouse.status(tenant).bytes() / decisions);
                }
            }
            Arrays.sort(rates);
            System.out.printf("median %,.0f entries/s%n", rates[1]);
        }
    }
}
