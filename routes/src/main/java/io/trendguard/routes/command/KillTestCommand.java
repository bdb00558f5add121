package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Tenant;
import io.trendguard.simulation.crash.KillReport;
import io.trendguard.simulation.crash.KillSettings;
import io.trendguard.simulation.crash.KillTest;
import io.trendguard.simulation.market.Market;
import io.trendguard.simulation.market.MarketSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills the service again and again and shows that nothing is lost and nothing done twice. */
@Command(
        name = "kill-test",
        description =
                "Kills the service at drawn moments, also between a mail server's 250 and our entry, starts it again and compares with an undisturbed run.",
        mixinStandardHelpOptions = true)
final class KillTestCommand implements Callable<Integer> {
    private static final int DAYS = 30;

    @Option(names = "--events", defaultValue = "50000", description = "events to play (default: ${DEFAULT-VALUE})")
    private int events;

    @Option(names = "--kills", defaultValue = "12", description = "how often it is killed (default: ${DEFAULT-VALUE})")
    private int kills;

    @Option(names = "--seed", defaultValue = "7", description = "of the moments (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--model", required = true, description = "a model folder, for example demo/data/models/demo")
    private Path model = Path.of("");

    @Option(
            names = "--rulebook",
            defaultValue = "regret",
            description = "a shipped rulebook or a folder (default: ${DEFAULT-VALUE})")
    private String rulebook = "";

    @Option(names = "--folder", required = true, description = "a new folder for both runs")
    private Path folder = Path.of("");

    @Option(
            names = "--jar",
            defaultValue = "routes/target/quarkus-app/quarkus-run.jar",
            description = "the service (default: ${DEFAULT-VALUE})")
    private Path jar = Path.of("");

    @Override
    public Integer call() throws Exception {
        Instant end = Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS);
        Market market = Market.of(MarketSettings.ofSize(seed, Math.max(200, events / 6), DAYS, end));
        Supplier<Stream<ObjectNode>> stream = () -> market.stream().limit(events);
        int played = Math.toIntExact(stream.get().count());
        if (played < events) {
            throw new IllegalStateException("The market has (%d) events and (%d) are to be played. Take another seed."
                    .formatted(played, events));
        }
        KillReport report = KillTest.run(
                new KillSettings(
                        List.of("java", "-Xmx1g"),
                        jar.toAbsolutePath(),
                        Map.of(
                                "trendguard.clock",
                                "events",
                                "trendguard.rulebook",
                                rulebook,
                                "trendguard.model",
                                model.toAbsolutePath().toString(),
                                "trendguard.use-refused-assets",
                                "true",
                                "trendguard.checkout-deadline",
                                "PT30S"),
                        folder,
                        new Tenant("kill-test"),
                        stream,
                        played,
                        kills,
                        seed,
                        8,
                        Duration.ofMinutes(2),
                        KillSettings::segments),
                new Terminal(Clock.systemUTC()));
        System.out.println(report.words());
        return report.passed() ? 0 : 1;
    }
}
