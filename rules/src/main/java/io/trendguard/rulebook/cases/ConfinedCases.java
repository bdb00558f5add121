package io.trendguard.rulebook.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trendguard.file.ConfinedJvm.Limits;
import io.trendguard.json.Json;
import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookException;
import io.trendguard.rulebook.RulebookFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the golden cases of rulebooks that nobody here wrote, in a JVM of its own, which they may end without ending ours. */
public final class ConfinedCases {
    private final ConfinedProgram program;

    public ConfinedCases(Limits limits) {
        this.program = new ConfinedProgram(limits);
    }

    /** What a child is asked. */
    private enum Task {
        TEST,
        RECORD,
        COMPARE
    }

    /** The cases of a folder that fail, and those whose trace is another one than is kept. */
    public CaseReport test(Path folder) {
        return run(Task.TEST, List.of(folder));
    }

    /** What is to be written: the outcome of every case of a folder that states none, and the trace of every case. */
    public CaseReport record(Path folder) {
        return run(Task.RECORD, List.of(folder));
    }

    /** What changes from one folder to another, and the cases whose outcome changes. */
    public CaseReport compare(Path before, Path after) {
        return run(Task.COMPARE, List.of(before, after));
    }

    private CaseReport run(Task task, List<Path> folders) {
        List<String> arguments = new ArrayList<>(List.of(task.name()));
        folders.forEach(folder -> arguments.add(folder.toAbsolutePath().toString()));
        return program.run(
                ConfinedCases.class,
                arguments,
                new TypeReference<>() {},
                why -> refused(List.of(Finding.in(ConfinedProgram.WHOLE, why))));
    }

    private static CaseReport refused(List<Finding> findings) {
        return new CaseReport(findings.stream().map(Finding::words).toList(), false, List.of());
    }

    /** The child: runs the cases and prints the report as JSON. */
    public static void main(String[] arguments) throws IOException {
        CaseReport report;
        try {
            report =
                    report(Task.valueOf(arguments[0]), Path.of(arguments[1]), Path.of(arguments[arguments.length - 1]));
        } catch (RulebookException e) {
            report = refused(e.findings());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            report = refused(List.of(Finding.in(ConfinedProgram.WHOLE, String.valueOf(e.getMessage()))));
        }
        Json.mapper().writeValue(System.out, report);
    }

    private static CaseReport report(Task task, Path folder, Path other) {
        Rulebook rulebook = Rulebook.load(folder);
        return switch (task) {
            case TEST -> CaseRun.test(rulebook, RulebookFiles.traces(folder));
            case RECORD -> CaseRun.record(rulebook);
            case COMPARE -> CaseComparison.between(rulebook, rulebook.withFiles(RulebookFiles.read(other)));
        };
    }
}
