package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.simulation.play.EventFile;
import io.trendguard.simulation.play.PlayReport;
import io.trendguard.simulation.play.PlaySettings;
import io.trendguard.simulation.play.Player;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends events to a service. */
@Command(
        name = "play",
        description =
                "Sends events to a service in their order; carts at checkout one by one, so that their answers are measured.",
        mixinStandardHelpOptions = true)
final class PlayCommand implements Callable<Integer> {
    @Option(names = "--events", required = true, description = "an NDJSON file (may be gzipped) or a folder of them")
    private Path events = Path.of("");

    @Option(
            names = "--to",
            defaultValue = "http://localhost:8080",
            description = "the service (default: ${DEFAULT-VALUE})")
    private URI to = URI.create("http://localhost:8080");

    @Option(names = "--key", required = true, description = "key of the tenant, from the command (key)")
    private String key = "";

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "events per second; 0 is as fast as the service takes them")
    private double rate;

    @Override
    public Integer call() throws Exception {
        try (Stream<ObjectNode> read = EventFile.read(events)) {
            PlayReport report = Player.play(
                    read.iterator(), PlaySettings.to(to, key).atRate(rate), new Terminal(Clock.systemUTC()));
            System.out.println(report.words());
            return report.complete() ? 0 : 1;
        }
    }
}
