package io.trendguard.routes.command;

import io.trendguard.simulation.carts.CartGenerator;
import io.trendguard.simulation.carts.CartMarketSettings;
import io.trendguard.simulation.market.Generator;
import io.trendguard.simulation.market.MarketSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a synthetic market: of orders, or of carts at several retailers. */
@Command(
        name = "generate",
        description =
                "Writes a synthetic market: events, the truth beside them, and a manifest. The same options give the same bytes.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    @Option(names = "--purchases", defaultValue = "20000", description = "orders (default: ${DEFAULT-VALUE})")
    private long purchases;

    @Option(
            names = "--carts",
            defaultValue = "0",
            description = "carts of each retailer; if there are any, cart markets are written instead of orders, each"
                    + " retailer in a folder of its own (default: ${DEFAULT-VALUE})")
    private int carts;

    @Option(
            names = "--retailers",
            defaultValue = "12",
            description = "retailers of cart markets (default: ${DEFAULT-VALUE})")
    private int retailers;

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
        return carts == 0 ? orders() : carts();
    }

    private int carts() throws IOException {
        CartGenerator.Written written = CartGenerator.write(
                new CartMarketSettings(seed, retailers, carts, days, end), out, new Terminal(Clock.systemUTC()));
        System.out.printf(
                "%,d events with %,d carts at %d retailers in %s; %.0f %% of the carts are abandoned%n",
                written.events(), written.carts(), written.retailers().size(), out, 100 * written.abandonedShare());
        return 0;
    }

    private int orders() throws IOException {
        Generator.Written written = Generator.write(
                MarketSettings.ofSize(seed, purchases, days, end), out, new Terminal(Clock.systemUTC()));
        System.out.printf(
                "%,d events with %,d purchases in %s; SHA-256 of the events %s%n",
                written.events(), written.purchases(), out, written.sha256());
        return 0;
    }
}
