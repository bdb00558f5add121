package io.trendguard.model.bench;

import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Purchase;
import io.trendguard.event.Return;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.Features;
import io.trendguard.model.history.Histories;
import io.trendguard.model.history.HistorySettings;
import io.trendguard.point.regret.RegretPoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How much memory the histories of many customers take, and how long a restart does:
 * {@code java -Xmx1g @model-adapter/target/bench.args io.trendguard.model.bench.HistoriesMemory 1000000 FOLDER} after the build.
 * Each customer buys two lines and sends one back.
 */
public final class HistoriesMemory {
    private static final Tenant SHOP = new Tenant("bench");
    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final int PER_FLUSH = 20_000;

    private HistoriesMemory() {}

    /** What was measured. */
    public record Measured(long heapMegabytes, double eventsPerSecond, double restartSeconds, double microsPerRead) {}

    public static void main(String[] args) throws IOException {
        int customers = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("histories");
        System.out.println(measure(customers, folder, true));
    }

    public static Measured measure(int customers, Path folder, boolean aloud) {
        long start = System.nanoTime();
        long heap;
        double perSecond;
        try (Histories histories = Histories.open(HistorySettings.DEFAULTS, folder)) {
            for (int i = 0; i < customers; i++) {
                histories.apply(purchase(i), 2L * i);
                histories.apply(back(i), 2L * i + 1);
                if (i % PER_FLUSH == PER_FLUSH - 1 || i == customers - 1) {
                    histories.flush(SHOP, 2L * i + 1);
                    if (aloud && i % (5 * PER_FLUSH) == 5 * PER_FLUSH - 1) {
                        System.out.printf("%,d customers, %d MB heap in use%n", i + 1, usedHeap());
                    }
                }
            }
            perSecond = 2.0 * customers / ((System.nanoTime() - start) / 1e9);
            heap = usedHeap();
        }
        start = System.nanoTime();
        try (Histories histories = Histories.open(HistorySettings.DEFAULTS, folder)) {
            if (histories.appliedTo(SHOP) != 2L * customers - 1) {
                throw new IllegalStateException("The histories ended at (%d).".formatted(histories.appliedTo(SHOP)));
            }
            double restart = (System.nanoTime() - start) / 1e9;
            Features features = new Features(histories, (tenant, customer, knownAt) -> ZoneOffset.UTC);
            int reads = Math.min(customers, 5_000);
            start = System.nanoTime();
            for (int i = 0; i < reads; i++) {
                features.of(RegretPoint.NAME, purchase((int) (i * 7919L % customers)));
            }
            return new Measured(heap, perSecond, restart, (System.nanoTime() - start) / 1e3 / reads);
        }
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static PersonRef person(int i) {
        byte[] id = ByteBuffer.allocate(16).putLong(i).putLong(~i).array();
        return new PersonRef("p_" + Base64.getUrlEncoder().withoutPadding().encodeToString(id));
    }

    private static Line line(String id, int product) {
        return new Line(
                id,
                "p" + product,
                Optional.of("M"),
                Optional.empty(),
                Optional.of("b" + product % 50),
                Optional.of("c" + product % 10),
                1,
                Optional.of(10_000L),
                8_000);
    }

    private static Event purchase(int i) {
        Purchase purchase = new Purchase(
                "o" + i,
                Optional.empty(),
                person(i),
                Optional.empty(),
                List.of(line("1", i % 2_000), line("2", i % 1_999)),
                "EUR",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Instant time = START.plusSeconds(i * 3L);
        return new Event(SHOP, "/bench", "o" + i, Feed.PURCHASE, 1, time, time, purchase);
    }

    private static Event back(int i) {
        Return back = new Return(
                "r" + i,
                "o" + i,
                Optional.of("1"),
                "p" + i % 2_000,
                person(i),
                Optional.of(Return.Reason.FIT),
                Optional.empty(),
                Optional.empty());
        Instant time = START.plusSeconds(i * 3L + 600);
        return new Event(SHOP, "/bench", "r" + i, Feed.RETURN, 1, time, time, back);
    }
}
