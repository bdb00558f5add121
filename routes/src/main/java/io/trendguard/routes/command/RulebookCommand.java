package io.trendguard.routes.command;

import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.RulebookCheck;
import io.trendguard.rulebook.RulebookFiles;
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
        RulebookFiles files =
                Files.isDirectory(folder) ? RulebookFiles.read(folder) : RulebookFiles.shipped(nameOrFolder);
        List<Finding> findings = new RulebookCheck(ANALYSIS).check(files);
        findings.forEach(finding -> System.out.println(finding.words()));
        System.out.printf(
                "%s, version %s: %s%n",
                nameOrFolder,
                files.version(),
                findings.isEmpty() ? "nothing to complain about" : findings.size() + " findings");
        return findings.isEmpty() ? 0 : 1;
    }
}
