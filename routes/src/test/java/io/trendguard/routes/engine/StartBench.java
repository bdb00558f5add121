package io.trendguard.routes.engine;

import static io.trendguard.event.EventBuilder.NOON;
import static io.trendguard.event.EventBuilder.SHOP;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.channels.reply.ReplyLinks;
import io.trendguard.file.Folders;
import io.trendguard.json.Json;
import io.trendguard.log.Appended;
import io.trendguard.log.AuditLog;
import io.trendguard.log.InMemoryVault;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.flow.FlowMetrics;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.settings.SettingsReader;
import io.trendguard.routes.treatment.Outbound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * How long an engine takes to start after a crash: with the snapshot that was taken while it ran, and from the whole log, as
 * after a crash of a service that takes snapshots at its end only. The log is on the disk of the folder for temporary files.
 *
 * <pre>
 *   ./mvnw -q -DskipTests package
 *   java @routes/target/bench.args io.trendguard.routes.engine.StartBench 1000000
 * </pre>
 */
final class StartBench {
    private static final long FEW = 20_000;
    private static final int DIFFERENT = 1_000;
    private static final int TOGETHER = 10;

    private final ServiceSettings settings;
    private final AuditLog log;

    private StartBench(Path folder) {
        this.settings = new SettingsReader(
                        name -> name.equals("trendguard.data") ? Optional.of(folder.toString()) : Optional.empty())
                .read();
        this.log =
                SegmentAuditLog.open(AuditSettings.in(settings.log()), () -> {}, Clock.systemUTC(), new SecureRandom());
    }

    /** Fills a log with as many entries as the argument says, crashes, and prints how long the next starts take. */
    public static void main(String[] arguments) throws IOException {
        long entries = arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[0]);
        Path folder = Files.createTempDirectory("start-bench");
        StartBench bench = new StartBench(folder);
        try {
            bench.run(entries);
        } finally {
            bench.log.close();
            Folders.delete(folder);
        }
    }

    private Engine engine() {
        InMemoryVault vault = new InMemoryVault();
        return new Engine(
                settings,
                log,
                vault,
                new NoAssets(),
                new Outbound(Map.of(), new ReplyLinks(settings.publicUrl(), vault, tenant -> true)),
                new ServiceClock(ServiceSettings.ClockKind.SYSTEM),
                new FlowMetrics(new SimpleMeterRegistry()),
                () -> {});
    }

    private void run(long entries) throws IOException {
        Engine first = engine();
        List<DecisionPayload> decisions =
                IntStream.range(0, DIFFERENT).mapToObj(StartBench::atCheckout).toList();
        fill(first, decisions, entries - FEW);
        while (!Files.exists(settings.snapshots().resolve(SHOP.id() + ".snapshot"))) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos()); // its turn comes every few seconds
        }
        fill(first, decisions, FEW);
        crash(first);
        System.out.printf(
                Locale.ROOT, "%,d entries on the log%n", log.head(SHOP).size());
        start("with the snapshot that was taken while it ran");
        Folders.delete(settings.snapshots());
        start("from the whole log, as without snapshots while it runs");
    }

    /** A decision that no window waits for. */
    private static DecisionPayload atCheckout(int number) {
        try {
            String text = Json.mapper().writeValueAsString(ProjectionsWorld.decision(number));
            return Json.mapper()
                    .readValue(text.replace("\"AFTER_PURCHASE\"", "\"BEFORE_PURCHASE\""), DecisionPayload.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Engine engine, List<DecisionPayload> decisions, long entries) {
        for (long i = 0; i < entries; i += TOGETHER) {
            int from = (int) (i % (DIFFERENT - TOGETHER));
            Appended.Sequenced appended = engine.log().append(SHOP, NOON, decisions.subList(from, from + TOGETHER));
            if (i % (100 * TOGETHER) == 0) {
                appended.durable().join();
            }
        }
    }

    private void start(String how) {
        long begin = System.nanoTime();
        Engine engine = engine();
        System.out.printf(Locale.ROOT, "start after a crash, %s: %.1f s%n", how, (System.nanoTime() - begin) / 1e9);
        crash(engine);
    }

    /** Nothing is put down, as if the process had been killed. */
    private static void crash(Engine engine) {
        engine.abandon();
        engine.close();
    }
}
