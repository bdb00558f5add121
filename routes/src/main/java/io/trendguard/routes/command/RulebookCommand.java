package io.trendguard.routes.command;

import io.trendguard.file.Folders;
import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.rulebook.cases.CaseReport;
import io.trendguard.rulebook.cases.ConfinedCases;
import io.trendguard.rulebook.cases.ConfinedCheck;
import io.trendguard.rulebook.cases.RulebookCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Works on rulebook folders. */
@Command(
        name = "rulebook",
        description = "Checks rulebooks, runs their golden cases and compares two of them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "check|test|record|diff")
final class RulebookCommand {
    private static final Duration ANALYSIS = Duration.ofSeconds(60);
    private static final ConfinedCases CASES = new ConfinedCases(ConfinedCheck.DEFAULTS);

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

    @Command(
            name = "test",
            description =
                    "Runs the golden cases of a rulebook folder: which fail and how, and which traces (cases/traces) are others than those that are kept.",
            mixinStandardHelpOptions = true)
    int test(@Parameters(paramLabel = "DIR", description = "a rulebook folder") Path folder) {
        return told(CASES.test(existing(folder)));
    }

    @Command(
            name = "record",
            description =
                    "Writes into a rulebook folder what is decided now: the outcome of every golden case that states none, and the trace of every case (cases/traces). Read the diff before you keep it.",
            mixinStandardHelpOptions = true)
    int record(@Parameters(paramLabel = "DIR", description = "a rulebook folder") Path folder) throws IOException {
        CaseReport report = CASES.record(existing(folder));
        for (CaseReport.CaseFile file : report.texts()) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(folder));
            Files.writeString(path, file.text());
        }
        return told(report);
    }

    @Command(
            name = "diff",
            description =
                    "Says what changes from one rulebook to another: parameters, files, and the golden cases whose outcome becomes another one; ends with 1 if there are any.",
            mixinStandardHelpOptions = true)
    int diff(
            @Parameters(paramLabel = "BEFORE", description = "a rulebook folder, or the name of a shipped rulebook")
                    String before,
            @Parameters(paramLabel = "AFTER", description = "a rulebook folder, or the name of a shipped rulebook")
                    String after)
            throws IOException {
        Path copies = Files.createTempDirectory("rulebook-diff");
        try {
            Path first = copies.resolve("before");
            Path second = copies.resolve("after");
            files(before).write(first);
            files(after).write(second);
            return told(CASES.compare(first, second));
        } finally {
            Folders.delete(copies);
        }
    }

    private static int told(CaseReport report) {
        report.lines().forEach(System.out::println);
        return report.clean() ? 0 : 1;
    }

    private static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "There is no folder (%s). Name the folder of a rulebook.".formatted(folder));
        }
        return folder;
    }

    private static RulebookFiles files(String nameOrFolder) {
        Path folder = Path.of(nameOrFolder);
        return Files.isDirectory(folder) ? RulebookFiles.read(folder) : RulebookFiles.shipped(nameOrFolder);
    }
}
