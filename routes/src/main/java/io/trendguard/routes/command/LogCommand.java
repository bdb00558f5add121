package io.trendguard.routes.command;

import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.LossConsent;
import io.trendguard.event.Tenant;
import io.trendguard.routes.settings.ServiceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an operator may have to do about the log of a stopped service. */
@Command(name = "log", description = "Care for the log of a stopped service.", mixinStandardHelpOptions = true)
final class LogCommand {
    private static final List<String> DERIVED = List.of("histories", "snapshots");

    /** Opens a log whose end is lost, once somebody has said why. */
    @Command(
            name = "accept-loss",
            description =
                    "Accepts that entries at the end of the log are lost, after the service refused to start because of it. The loss, the reason and your name are entered on the log, and what is left is signed.",
            mixinStandardHelpOptions = true)
    int acceptLoss(
            @Option(
                            names = "--data",
                            defaultValue = "data",
                            description = "data folder of the service (default: ${DEFAULT-VALUE})")
                    Path data,
            @Option(
                            names = "--heads",
                            description =
                                    "second folder of the signed heads (default: beside the data folder, as trendguard.heads)")
                    @Nullable
                    Path heads,
            @Option(names = "--reason", required = true, description = "why the loss is accepted, in your own words")
                    String reason,
            @Option(names = "--actor", description = "who accepts it (default: the user who runs the command)")
                    @Nullable
                    String actor)
            throws IOException {
        Path log = data.resolve("log");
        if (!Files.isDirectory(log)) {
            throw new IllegalArgumentException(
                    "There is no log in (%s). Name the data folder of a stopped service with --data.".formatted(data));
        }
        SortedMap<Tenant, Long> lost = LossConsent.give(
                AuditSettings.in(log).withHeads(heads == null ? ServiceSettings.headsBeside(data) : heads),
                actor == null ? System.getProperty("user.name", "unknown") : actor,
                reason,
                Clock.systemUTC());
        if (lost.isEmpty()) {
            System.out.println("Nothing is missing from the log, so there was nothing to accept.");
            return 0;
        }
        for (String derived : DERIVED) {
            delete(data.resolve(derived));
        }
        lost.forEach((tenant, signed) -> System.out.printf(
                "The loss is entered on the log of %s, which had been signed for %,d entries.%n", tenant, signed));
        System.out.println("What is derived from the log will be derived again at the next start.");
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
