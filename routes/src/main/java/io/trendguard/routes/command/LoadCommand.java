package io.trendguard.routes.command;

import io.trendguard.simulation.Latency;
import io.trendguard.simulation.load.CheckoutLoad;
import io.trendguard.simulation.load.DiskFloor;
import io.trendguard.simulation.load.FreshCheckouts;
import io.trendguard.simulation.load.LoadReport;
import io.trendguard.simulation.load.LoadSettings;
import io.trendguard.simulation.market.Market;
import io.trendguard.simulation.market.MarketSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures checkout calls at a constant rate. */
@Command(
        name = "load",
        description =
                "Calls checkout at a constant rate, whether or not the service keeps up, beside a page that does nothing.",
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
    private static final int DISTINCT = 2_000;

    @Option(
            names = "--to",
            defaultValue = "http://localhost:8080",
            description = "the service (default: ${DEFAULT-VALUE})")
    private URI to = URI.create("http://localhost:8080");

    @Option(names = "--key", required = true, description = "key of the tenant, from the command (key)")
    private String key = "";

    @Option(names = "--rate", defaultValue = "1000", description = "calls per second (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--seconds", defaultValue = "30", description = "measured part (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "10", description = "seconds before it (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--disk",
            description =
                    "a folder on the disk of the service's log: ten seconds of calls that are only made durable there, before the run")
    private @Nullable Path disk;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = new Terminal(Clock.systemUTC());
        if (disk != null) {
            Latency alone = DiskFloor.measure(disk, rate, Duration.ofSeconds(10), terminal);
            System.out.println("floor (only made durable), before: " + alone.words());
        }
        FreshCheckouts checkouts = FreshCheckouts.of(
                Market.of(MarketSettings.defaults()),
                DISTINCT,
                "load-" + Clock.systemUTC().millis(),
                Clock.systemUTC());
        LoadReport report = CheckoutLoad.run(
                checkouts::get,
                LoadSettings.to(to, key).with(rate, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp)),
                terminal);
        System.out.println(report.words());
        return report.errors() == 0 ? 0 : 1;
    }
}
