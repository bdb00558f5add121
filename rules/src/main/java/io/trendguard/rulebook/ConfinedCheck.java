package io.trendguard.rulebook;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trendguard.json.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Checks a rulebook that nobody here wrote, in a JVM of its own: one that eats time or memory ends that JVM and no other, and
 * is refused in words. The child sees none of our environment.
 */
public final class ConfinedCheck {
    /** Long enough for a large rulebook on a busy machine, and memory for many times the shipped ones. */
    public static final Limits DEFAULTS = new Limits(Duration.ofMinutes(2), 256);

    private static final int OUT_OF_MEMORY = 3;
    private static final String WHOLE = "rulebook.yaml";

    private final Limits limits;

    public ConfinedCheck(Limits limits) {
        this.limits = limits;
    }

    /**
     * What a check may use.
     *
     * @param time until it is ended
     * @param megabytes of heap
     */
    public record Limits(Duration time, int megabytes) {
        public Limits {
            if (time.isNegative() || time.isZero() || megabytes < 1) {
                throw new IllegalArgumentException(
                        "The limits of a check (%s, %d MB) must be above zero.".formatted(time, megabytes));
            }
        }
    }

    /** Everything that speaks against the rulebook in a folder; empty if it can be published. */
    public List<Finding> check(Path folder) {
        try {
            Path findings = Files.createTempFile("rulebook-check", ".json");
            Path errors = Files.createTempFile("rulebook-check", ".txt");
            try {
                return check(folder, findings.toFile(), errors.toFile());
            } finally {
                Files.deleteIfExists(findings);
                Files.deleteIfExists(errors);
            }
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
                try (Stream<Path> made = Files.walk(folder)) {
                    made.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rulebook (%s) cannot be checked.".formatted(files.version()), e);
        }
    }

    private List<Finding> check(Path folder, File findings, File errors) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + limits.megabytes() + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        ConfinedCheck.class.getName(),
                        folder.toAbsolutePath().toString(),
                        Long.toString(limits.time().toSeconds() / 2 + 1))
                .redirectOutput(findings)
                .redirectError(errors);
        builder.environment().clear();
        Process child = builder.start();
        if (!child.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
            child.destroyForcibly().waitFor();
            return refused("was not checked within %s. Make its tables and cases smaller.".formatted(limits.time()));
        }
        if (child.exitValue() == OUT_OF_MEMORY) {
            return refused("needs more than %d MB to be checked. Make its tables and cases smaller."
                    .formatted(limits.megabytes()));
        }
        if (child.exitValue() != 0) {
            return refused("could not be checked: "
                    + Files.readString(errors.toPath())
                            .lines()
                            .findFirst()
                            .orElse("the check ended with " + child.exitValue()));
        }
        return Json.mapper().readValue(findings, new TypeReference<>() {});
    }

    private static List<Finding> refused(String why) {
        return List.of(Finding.in(WHOLE, "The rulebook " + why));
    }

    /** The jars beside our own, or the class path where our classes lie in a folder, as in a build. */
    private static String classPath() {
        CodeSource source = ConfinedCheck.class.getProtectionDomain().getCodeSource();
        String own = source == null ? "" : source.getLocation().getPath();
        return own.endsWith(".jar") && own.contains("/lib/")
                ? Path.of(own).resolveSibling("*").toString()
                : System.getProperty("java.class.path");
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
