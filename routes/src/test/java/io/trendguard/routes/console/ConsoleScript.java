package io.trendguard.routes.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Runs the console's own npm scripts and passes on what they say. */
public final class ConsoleScript {
    private static final Path FOLDER = Path.of("src", "main", "webui");
    /** Two minutes alone on two cores, with every set of fonts; twenty where other builds take the machine. */
    private static final Duration DEADLINE = Duration.ofMinutes(30);

    private static final int SKIPPED = 3;

    /** Held while a script runs, in whichever JVM: packages are fetched once, and a browser has the cores to itself. */
    private static final Path TURN = Path.of("target", "npm.lock");

    private ConsoleScript() {}

    /**
     * Opens the console of a running service in a browser and checks it; the test is skipped where no browser can be
     * started.
     *
     * @param options of {@code test/browser/main.mjs}; without {@code --url} the examples are opened
     */
    public static void opensInABrowser(String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("run", "--silent", "test:browser", "--"));
        arguments.addAll(List.of(options));
        Outcome outcome = npm(arguments);
        System.out.println(outcome.said());
        assumeTrue(outcome.exitCode() != SKIPPED, outcome.said());
        assertEquals(0, outcome.exitCode(), outcome.said());
    }

    /** Runs a script that must succeed. */
    static void mustSucceed(String... arguments) throws IOException, InterruptedException {
        Outcome outcome = npm(List.of(arguments));
        assertEquals(0, outcome.exitCode(), () -> "npm " + String.join(" ", arguments) + ":\n" + outcome.said());
    }

    /** Fetches the packages of the lock file unless they are there. */
    static void fetchPackages() throws IOException, InterruptedException {
        if (!Files.exists(FOLDER.resolve("node_modules").resolve(".package-lock.json"))) {
            mustSucceed("ci", "--no-audit", "--no-fund");
        }
    }

    private static Outcome npm(List<String> arguments) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        List<String> command = new ArrayList<>(List.of(windows ? "npm.cmd" : "npm"));
        command.addAll(arguments);
        Path said = Files.createTempFile("console-", ".txt");
        try (FileChannel channel = FileChannel.open(TURN, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock turn = channel.lock()) {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                return new Outcome(-1, Files.readString(said) + "\nIt did not end within " + DEADLINE + ".");
            }
            return new Outcome(process.exitValue(), Files.readString(said));
        } finally {
            Files.delete(said);
        }
    }

    private record Outcome(int exitCode, String said) {}
}
