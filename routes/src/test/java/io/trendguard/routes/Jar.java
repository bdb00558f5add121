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
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-jar", PATH.toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Runs a command to its end, which must be a success, and gives what it said. */
    static String run(Path output, Duration patience, String... arguments) throws IOException, InterruptedException {
        Process process = start(output, List.of(arguments));
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
