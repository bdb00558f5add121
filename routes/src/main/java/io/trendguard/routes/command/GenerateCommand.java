package io.trendguard.routes.command;

import io.trendguard.simulation.market.Generator;
import io.trendguard.simulation.market.MarketSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a synthetic market. */
@Command(
        name = "generate",
        description =
                "Writes a synthetic market: events, the truth beside them, and a manifest. The same options give the same bytes.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    @Option(names = "--purchases", defaultValue = "20000", description = "orders (default: ${DEFAULT-VALUE})")
    private long purchases;

    @Option(names = "--seed", defaultValue = "42", description = "names the market (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--days", defaultValue = "365", description = "how long it is watched (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--end",
            defaultValue = "2026-11-01T00:00:00Z",
            description = "its last moment (default: ${DEFAULT-VALUE})")
    private Instant end = Instant.EPOCH;

    @Option(names = "--out", required = true, description = "a new folder")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        Generator.Written written = Generator.write(
                MarketSettings.ofSize(seed, purchases, days, end), out, new Terminal(Clock.systemUTC()));
        System.out.printf(
                "%,d events with %,d purchases in %s; SHA-256 of the events %s%n",
                written.events(), written.purchases(), out, written.sha256());
        return 0;
    }
}
