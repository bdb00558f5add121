package io.trendguard.routes.command;

import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.LossConsent;
import io.trendguard.event.Tenant;
import io.trendguard.file.Folders;
import io.trendguard.routes.settings.ServiceSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an auditor checks about a log, and what an operator may have to do about that of a stopped service. */
@Command(
        name = "log",
        description = "Checks receipts of a log, and accepts the loss of its end.",
        mixinStandardHelpOptions = true)
final class LogCommand {
    private static final List<String> DERIVED = List.of("histories", "snapshots");

    /** Checks a receipt without a service. */
    @Command(
            name = "check-receipt",
            description =
                    "Checks a receipt as somebody outside does, with the log's public key alone. Exit code 0 only if it holds.",
            mixinStandardHelpOptions = true)
    int checkReceipt(
            @Parameters(
                            paramLabel = "FILE",
                            description =
                                    "a receipt, or an answer that has one: what became of an event, a decision's file")
                    Path file,
            @Option(
                            names = "--log-key",
                            required = true,
                            description = "file with the log's public key, from GET /v1/log/key")
                    Path key)
            throws IOException {
        System.out.println(ReceiptCheck.words(file, key));
        return 0;
    }

    /** Opens a log whose end is lost, once somebody has said why. */
    @Command(
            name = "accept-loss",
            description =
                    "Accepts that entries at the end of the log are lost, after the service refused to start because of it. The loss, the reason and your name are entered on the log, and what is left is signed.",
            mixinStandardHelpOptions = true)
    int acceptLoss(
            @Mixin DataFolder data,
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
        SortedMap<Tenant, Long> lost = LossConsent.give(
                AuditSettings.in(data.log())
                        .withHeads(heads == null ? ServiceSettings.headsBeside(data.path()) : heads),
                actor == null ? System.getProperty("user.name", "unknown") : actor,
                reason,
                Clock.systemUTC());
        if (lost.isEmpty()) {
            System.out.println("Nothing is missing from the log, so there was nothing to accept.");
            return 0;
        }
        for (String derived : DERIVED) {
            Folders.delete(data.path().resolve(derived));
        }
        lost.forEach((tenant, signed) -> System.out.printf(
                "The loss is entered on the log of %s, which had been signed for %,d entries.%n", tenant, signed));
        System.out.println("What is derived from the log will be rebuilt at the next start.");
        return 0;
    }
}
