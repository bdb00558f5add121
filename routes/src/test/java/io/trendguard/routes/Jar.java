package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The runnable jar, as a person types it. */
final class Jar {
    static final Path PATH = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();

    private Jar() {}

    /** Begins a command. */
    static Process start(Path output, List<String> arguments) throws IOException {
        return start(output, List.of(), arguments);
    }

    /** Begins a command on a machine that is set up in another way: options of the JVM that a user's profile may hold. */
    static Process start(Path output, List<String> machine, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-jar", PATH.toString()));
        command.addAll(arguments);
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        if (!machine.isEmpty()) {
            process.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", machine));
        }
        return process.start();
    }

    /** Runs a command to its end, which must be a success, and gives what it said. */
    static String run(Path output, Duration patience, String... arguments) throws IOException, InterruptedException {
        return run(output, List.of(), patience, arguments);
    }

    /** The same on a machine that is set up in another way. */
    static String run(Path output, List<String> machine, Duration patience, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(output, machine, List.of(arguments));
        boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(output);
        assertThat(ended).as("It ends in time:%n%s", said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
