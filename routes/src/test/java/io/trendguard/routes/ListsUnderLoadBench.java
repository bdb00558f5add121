package io.trendguard.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.file.Folders;
import io.trendguard.routes.Client.Answer;
import io.trendguard.simulation.Progress;
import io.trendguard.simulation.crash.ServiceProcess;
import io.trendguard.simulation.load.CheckoutLoad;
import io.trendguard.simulation.load.FreshCheckouts;
import io.trendguard.simulation.load.LoadReport;
import io.trendguard.simulation.load.LoadSettings;
import io.trendguard.simulation.market.Market;
import io.trendguard.simulation.market.MarketSettings;
import io.trendguard.warehouse.ShopLog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Lists over a million decisions while 200 checkouts a second arrive, and what these checkouts feel of it. In one run, in turns:
 * the warehouse is held (as a debugger holds a thread), it follows, and it follows while somebody asks for two lists a
 * second. Prints the checkouts of each turn, the first page of each list, the warehouse's bytes for a decision, and how exports of all
 * rows go. The decisions of the past are made up; checkouts, service, log and warehouse are real.
 *
 * <pre>
 *   ./mvnw -q -DskipTests package
 *   cd routes; java @target/bench.args io.trendguard.routes.ListsUnderLoadBench 1000000
 * </pre>
 */
final class ListsUnderLoadBench {
    private static final int RATE = 200;
    private static final int TURNS = 2;
    private static final Duration TURN = Duration.ofSeconds(40);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LISTS = Duration.ofMillis(400);
    /** Of this many decisions, that many are written for so many orders: some are asked about at the checkout as well. */
    private static final double DECISIONS_OF_AN_ORDER = 1.165;

    private static final long LONGEST_PAUSE = 15;
    private static final int DAYS = 85;

    private static final Map<String, String> LISTS = new LinkedHashMap<>();

    static {
        LISTS.put("everything", "decisions?");
        LISTS.put("stepped in", "decisions?result=INTERVENE");
        LISTS.put("risk within bounds", "decisions?risk.min=0.4&risk.max=0.6");
        LISTS.put("sorted by risk", "decisions?sort=-risk");
        LISTS.put("page 500", "decisions?page=500");
        LISTS.put("returned", "decisions?outcome=returned");
        LISTS.put("one product", "decisions?product=p-7");
        LISTS.put("one order", "decisions?order_id=o-1-17");
        LISTS.put("free text", "decisions?q=p-7");
        LISTS.put(
                "five conditions",
                "decisions?result=INTERVENE&outcome=returned&risk.min=0.3&product=p-7&arm=MODEL_AND_OFFER");
        LISTS.put("nothing", "decisions?product=no-such-product");
        LISTS.put("messages in doubt", "messages?state=IN_DOUBT");
        LISTS.put("rejected", "rejections?");
    }

    private final Map<String, List<Double>> pages = new LinkedHashMap<>();
    private final Map<String, List<LoadReport>> checkouts = new LinkedHashMap<>();
    private final ServiceProcess service;
    private final Client client;
    private final String key;
    private final int debugged;

    private ListsUnderLoadBench(ServiceProcess service, Client client, String key, int debugged) {
        this.service = service;
        this.client = client;
        this.key = key;
        this.debugged = debugged;
    }

    /** The argument says how many decisions the past has. */
    public static void main(String[] arguments) throws Exception {
        int decisions = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("lists-under-load");
        int debugged = SlowMethod.freePort();
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                SlowMethod.option(debugged)));
        ServiceProcess service =
                new ServiceProcess(java, Jar.PATH, Services.settings(), folder.resolve("data"), Duration.ofMinutes(20));
        try {
            past(service.data().resolve("log"), decisions);
            String key = service.createKey(TestService.TENANT);
            long begun = System.nanoTime();
            service.start();
            System.out.printf(Locale.ROOT, "The service was ready after %.1f s.%n", (System.nanoTime() - begun) / 1e9);
            new ListsUnderLoadBench(service, Client.at(service.address(), key), key, debugged).run();
            new ExportsBench(service.address(), key).run();
        } finally {
            service.kill();
            Folders.delete(folder);
        }
    }

    private static void past(Path log, int decisions) {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS));
        try (SegmentAuditLog written =
                SegmentAuditLog.open(AuditSettings.in(log), () -> {}, Clock.systemUTC(), new SecureRandom())) {
            new ShopLog(written, TestService.TENANT, 1, begin, LONGEST_PAUSE)
                    .orders((int) (decisions / DECISIONS_OF_AN_ORDER));
            System.out.printf(
                    Locale.ROOT,
                    "%,d entries on the log%n",
                    written.head(TestService.TENANT).size());
        }
    }

    private void run() throws Exception {
        JsonNode warehouse = followed();
        long rows = Long.parseLong(warehouse.path("rows").path("decisions").asText());
        System.out.printf(
                Locale.ROOT,
                "%,d decisions in the warehouse, %,d bytes for each%n",
                rows,
                warehouse.path("bytes").asLong() / rows);
        askFor(LISTS.keySet()); // the first answers warm up
        pages.clear();
        load(Duration.ofSeconds(1), WARM_UP);
        List<String> names = List.copyOf(LISTS.keySet());
        for (int turn = 0; turn < TURNS; turn++) {
            try (SlowMethod held = SlowMethod.suspended(debugged, "warehouse")) {
                keep("the warehouse is held", load(TURN, Duration.ofSeconds(2)));
            }
            followed();
            keep("it follows", load(TURN, Duration.ofSeconds(2)));
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> {
                for (int i = 0; !over.get(); i++) {
                    askFor(List.of(names.get(i % names.size())));
                    LockSupport.parkNanos(BETWEEN_LISTS.toNanos());
                }
            });
            keep("it follows, and a list is asked for twice a second", load(TURN, Duration.ofSeconds(2)));
            over.set(true);
            asking.join();
        }
        checkouts.forEach((what, reports) -> reports.forEach(report -> System.out.printf(
                "checkouts while %s: %s; %d errors%n", what, report.checkout().words(), report.errors())));
        pages.forEach(ListsUnderLoadBench::print);
    }

    private void keep(String what, LoadReport report) {
        checkouts.computeIfAbsent(what, first -> new ArrayList<>()).add(report);
    }

    /** Waits until the warehouse has read everything, and prints how long it took where it was far behind. */
    private JsonNode followed() throws InterruptedException {
        long begun = System.nanoTime();
        JsonNode status = client.get("/v1/warehouse").body();
        long behind = status.path("entriesBehind").asLong();
        while (!status.path("state").asText().equals("FOLLOWING")) {
            Thread.sleep(100);
            status = client.get("/v1/warehouse").body();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (behind > 100_000) {
            System.out.printf(Locale.ROOT, "%,d entries read in %.1f s: %,.0f/s%n", behind, seconds, behind / seconds);
        }
        return status;
    }

    private LoadReport load(Duration measured, Duration before) throws InterruptedException {
        FreshCheckouts fresh = FreshCheckouts.of(
                Market.of(MarketSettings.defaults()),
                2_000,
                "load-" + Clock.systemUTC().millis(),
                Clock.systemUTC());
        URI to = service.address();
        return CheckoutLoad.run(fresh::get, LoadSettings.to(to, key).with(RATE, measured, before), Progress.SILENT);
    }

    private void askFor(Iterable<String> names) {
        for (String name : names) {
            long begun = System.nanoTime();
            Answer answer = client.get("/v1/lists/" + LISTS.get(name));
            if (answer.status() != 200) {
                throw new IllegalStateException("%s: %d %s".formatted(name, answer.status(), answer.text()));
            }
            pages.computeIfAbsent(name, first -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e6);
        }
    }

    private static void print(String name, List<Double> times) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "first page, %s: median %.0f ms, most %.0f ms (n = %d)%n",
                name,
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                Arrays.stream(sorted).count());
    }
}
