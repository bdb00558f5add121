package io.trendguard.routes.command;

import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.rulebook.cases.ConfinedCheck;
import io.trendguard.rulebook.cases.RulebookCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Works on rulebook folders. */
@Command(
        name = "rulebook",
        description = "Checks rulebooks.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "check")
final class RulebookCommand {
    private static final Duration ANALYSIS = Duration.ofSeconds(60);

    @Command(
            name = "check",
            description =
                    "Checks a rulebook as publishing does: tables without gaps and overlaps, known inputs, reasons and messages, golden cases that hold and fire every row.",
            mixinStandardHelpOptions = true)
    int check(
            @Parameters(paramLabel = "DIR", description = "a rulebook folder, or the name of a shipped rulebook")
                    String nameOrFolder) {
        Path folder = Path.of(nameOrFolder);
        List<Finding> findings = Files.isDirectory(folder)
                ? new ConfinedCheck(ConfinedCheck.DEFAULTS).check(folder)
                : new RulebookCheck(ANALYSIS).check(RulebookFiles.shipped(nameOrFolder));
        findings.forEach(finding -> System.out.println(finding.words()));
        System.out.printf(
                "%s: %s%n",
                nameOrFolder,
                findings.isEmpty()
                        ? "nothing to complain about, version "
                                + files(nameOrFolder).version()
                        : findings.size() + " findings");
        return findings.isEmpty() ? 0 : 1;
    }

    private static RulebookFiles files(String nameOrFolder) {
        Path folder = Path.of(nameOrFolder);
        return Files.isDirectory(folder) ? RulebookFiles.read(folder) : RulebookFiles.shipped(nameOrFolder);
    }
}
