package io.trendguard.warehouse;

import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** A process that appends to a log while its warehouse follows, until somebody kills it. */
final class FollowingProcess {
    private FollowingProcess() {}

    static WarehouseSettings settings(Path folder) {
        return new WarehouseSettings(folder.resolve("warehouse"), Duration.ofMillis(5), 100, 256, 1);
    }

    static SegmentAuditLog log(Path folder) {
        return SegmentAuditLog.open(
                AuditSettings.in(folder.resolve("log")).withSegmentBytes(4 << 20),
                () -> {},
                Clock.systemUTC(),
                new SecureRandom());
    }

    /** @param args folder, and the number of the run, from which its orders are made up */
    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[0]);
        SegmentAuditLog log = log(folder);
        Warehouse warehouse = new Warehouse(settings(folder), log);
        warehouse.start();
        Tenant tenant = new Tenant("shop");
        ShopLog shop =
                new ShopLog(log, tenant, Long.parseLong(args[1])).later(Duration.ofDays(Long.parseLong(args[1])));
        boolean said = false;
        long begun = log.head(tenant).size();
        while (true) {
            shop.orders(1);
            Thread.sleep(10);
            if (!said && warehouse.status(tenant).next() > begun) {
                System.out.println("following");
                said = true;
            }
        }
    }
}
