package io.trendguard.audit.bench;

import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;

/** A log in a folder of its own, which is gone when it is closed. */
record BenchLog(Path folder, SegmentAuditLog log) implements AutoCloseable {
    static final Tenant SHOP = new Tenant("shop");

    /** A log in use: the first segment is written to, and the spare one is there. */
    static BenchLog used(Path parent, BenchPayloads payloads) throws IOException {
        Path folder = Files.createTempDirectory(parent, "log");
        SegmentAuditLog log = open(folder);
        long start = System.nanoTime();
        while (since(start) < 1) {
            log.append(SHOP, payloads.group(1, 0)).durable().join();
        }
        return new BenchLog(folder, log);
    }

    static SegmentAuditLog open(Path folder) {
        return SegmentAuditLog.open(AuditSettings.in(folder), () -> {}, Clock.systemUTC(), new SecureRandom());
    }

    /** The seconds since then. */
    static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() throws IOException {
        log.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
