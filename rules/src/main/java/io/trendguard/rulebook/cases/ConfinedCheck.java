package io.trendguard.rulebook.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trendguard.file.ConfinedJvm.Limits;
import io.trendguard.file.Folders;
import io.trendguard.json.Json;
import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.RulebookFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Checks a rulebook that nobody here wrote, in a JVM of its own, which it may end without ending ours. */
public final class ConfinedCheck {
    /** Long enough for a large rulebook on a busy machine, and memory for many times the shipped ones. */
    public static final Limits DEFAULTS = new Limits(Duration.ofMinutes(2), 256);

    private final Limits limits;

    public ConfinedCheck(Limits limits) {
        this.limits = limits;
    }

    /** Everything that speaks against the rulebook in a folder; empty if it can be published. */
    public List<Finding> check(Path folder) {
        String analysisSeconds = Long.toString(limits.time().toSeconds() / 2 + 1);
        return new ConfinedProgram(limits)
                .run(
                        ConfinedCheck.class,
                        List.of(folder.toAbsolutePath().toString(), analysisSeconds),
                        new TypeReference<>() {},
                        why -> List.of(Finding.in(ConfinedProgram.WHOLE, why)));
    }

    /** The same for files that were read already, so that what is used later is what was checked. */
    public List<Finding> check(RulebookFiles files) {
        try {
            Path folder = Files.createTempDirectory("rulebook");
            try {
                files.write(folder);
                return check(folder);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rulebook (%s) cannot be checked.".formatted(files.version()), e);
        }
    }

    /** The child: checks a folder and prints the findings as JSON. */
    public static void main(String[] arguments) throws IOException {
        Duration analysis = Duration.ofSeconds(Long.parseLong(arguments[1]));
        List<Finding> findings;
        try {
            findings = new RulebookCheck(analysis).check(RulebookFiles.read(Path.of(arguments[0])));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            findings = List.of(Finding.in(ConfinedProgram.WHOLE, String.valueOf(e.getMessage())));
        }
        Json.mapper().writeValue(System.out, findings);
    }
}
