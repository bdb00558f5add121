package io.trendguard.routes.command;

import io.quarkus.runtime.Quarkus;
import io.trendguard.event.Tenant;
import io.trendguard.model.evaluate.PrecisionReport;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.security.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows everything at once: two synthetic shops, a model trained on each, the service, a stretch of events, a summary. */
@Command(
        name = "demo",
        description =
                "Makes a synthetic market and a synthetic shop with carts, trains a model on each, starts the service, plays a stretch of events through the real intake and shows what happened. The service stays up.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String MARKER = ".trendguard-demo";

    @Option(
            names = "--purchases",
            defaultValue = "8000",
            description = "orders of the market (default: ${DEFAULT-VALUE})")
    private long purchases;

    @Option(
            names = "--carts",
            defaultValue = "2000",
            description = "carts of the second shop (default: ${DEFAULT-VALUE})")
    private int carts;

    @Option(names = "--days", defaultValue = "365", description = "days of the market (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--play-days",
            defaultValue = "10",
            description = "of these, played live (default: ${DEFAULT-VALUE})")
    private int playDays;

    @Option(names = "--seed", defaultValue = "42", description = "names the market (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--end", description = "last moment of the market (default: today 00:00 UTC)")
    private @Nullable Instant end;

    @Option(names = "--folder", defaultValue = "demo", description = "made anew each time (default: ${DEFAULT-VALUE})")
    private Path folder = Path.of("demo");

    @Option(names = "--port", defaultValue = "8080", description = "of the service (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--mail-port",
            defaultValue = "2525",
            description = "of the mail catcher (default: ${DEFAULT-VALUE})")
    private int mailPort;

    @Option(names = "--exit", description = "ends after the summary instead of staying up")
    private boolean exit;

    @Override
    public Integer call() throws Exception {
        Prerequisites.check();
        Terminal terminal = new Terminal(Clock.systemUTC());
        makeFolder();
        Path data = folder.resolve("data");
        Instant last = end == null ? Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS) : end;
        Instant playFrom = last.minus(Duration.ofDays(playDays));
        DemoMarket market = new DemoMarket(seed, purchases, days, last, playFrom);
        market.write(
                folder, data.resolve("inbox").resolve(DemoMarket.TENANT.id()).resolve("history"), terminal);
        market.train(data.resolve("models").resolve("demo"), terminal);
        DemoStore store = new DemoStore(seed, carts, last, playFrom);
        store.write(folder, data.resolve("inbox").resolve(DemoStore.TENANT.id()).resolve("history"), terminal);
        PrecisionReport precision = store.train(data.resolve("models").resolve("carts"), terminal);
        DemoKeys keys = new DemoKeys(key(data, DemoMarket.TENANT), key(data, DemoStore.TENANT));

        URI address = URI.create("http://localhost:" + port);
        setting("trendguard.data", data.toString());
        setting("trendguard.clock", "events");
        setting("trendguard.mail-catcher", "true");
        setting("trendguard.smtp.port", Integer.toString(mailPort));
        setting("trendguard.public-url", address.toString());
        setting("quarkus.http.port", Integer.toString(port));
        DemoShow show = new DemoShow(address, keys, market, store, precision, terminal, exit);
        Thread thread = new Thread(show, "demo");
        thread.setDaemon(true);
        thread.start();
        Quarkus.run();
        return show.failed() || (exit && !show.succeeded()) ? 1 : 0;
    }

    private static String key(Path data, Tenant tenant) {
        return new KeyFile(data.resolve(KeyFile.NAME))
                .create(tenant, "demo", EnumSet.allOf(Caller.Role.class), new SecureRandom());
    }

    private static void setting(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** Deletes the folder of an earlier demo; any other folder is left alone. */
    private void makeFolder() throws IOException {
        if (Files.exists(folder)) {
            if (!Files.exists(folder.resolve(MARKER))) {
                throw new IOException(
                        "The folder (%s) was not made by a demo, so it is left alone. Name another one with --folder."
                                .formatted(folder));
            }
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(DemoCommand::delete);
            }
        }
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(MARKER));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
