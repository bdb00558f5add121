package io.trendguard.rulebook.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trendguard.file.ConfinedJvm;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks a rulebook that nobody here wrote, in a JVM of its own, which it may end without ending ours. */
public final class ConfinedCheck {
    /** Long enough for a large rulebook on a busy machine, and memory for many times the shipped ones. */
    public static final Limits DEFAULTS = new Limits(Duration.ofMinutes(2), 256);

    private static final Logger LOG = LoggerFactory.getLogger(ConfinedCheck.class);
    private static final String WHOLE = "rulebook.yaml";

    private final Limits limits;

    public ConfinedCheck(Limits limits) {
        this.limits = limits;
    }

    /** Everything that speaks against the rulebook in a folder; empty if it can be published. */
    public List<Finding> check(Path folder) {
        String analysisSeconds = Long.toString(limits.time().toSeconds() / 2 + 1);
        try {
            ConfinedJvm.Result result = new ConfinedJvm(limits)
                    .run(ConfinedCheck.class, List.of(folder.toAbsolutePath().toString(), analysisSeconds));
            return switch (result.end()) {
                case DONE -> Json.mapper().readValue(result.output(), new TypeReference<>() {});
                case OUT_OF_TIME ->
                    refused("was not checked within %s. Make its tables and cases smaller.".formatted(limits.time()));
                case OUT_OF_MEMORY ->
                    refused("needs more than %d MB to be checked. Make its tables and cases smaller."
                            .formatted(limits.megabytes()));
                case CRASHED -> {
                    LOG.error("The check of the rulebook ({}) failed: {}", folder, result.errors());
                    yield refused("could not be checked to the end. Take back the latest change, or report this.");
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException("The rulebook (%s) cannot be checked.".formatted(folder), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused("was not checked to the end, because we were told to stop. Check it again.");
        }
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

    private static List<Finding> refused(String why) {
        return List.of(Finding.in(WHOLE, "The rulebook " + why));
    }

    /** The child: checks a folder and prints the findings as JSON. */
    public static void main(String[] arguments) throws IOException {
        Duration analysis = Duration.ofSeconds(Long.parseLong(arguments[1]));
        List<Finding> findings;
        try {
            findings = new RulebookCheck(analysis).check(RulebookFiles.read(Path.of(arguments[0])));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            findings = List.of(Finding.in(WHOLE, String.valueOf(e.getMessage())));
        }
        Json.mapper().writeValue(System.out, findings);
    }
}
