package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.routes.console.ConsoleScript;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar as a person meets it: the demo with its pages, and the service under kill -9. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Pattern START_PAGE = Pattern.compile("Start page: (http://[^/]+)/#key=(\\S+)");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder = Path.of("");

    @Test
    @Order(1)
    void theDemoShowsWhatHappenedAndItsPagesHoldInABrowser() throws Exception {
        Path output = folder.resolve("demo.log");
        Process demo = start(
                output,
                List.of(
                        "demo",
                        "--purchases",
                        "4000",
                        "--play-days",
                        "4",
                        "--folder",
                        folder.resolve("demo").toString(),
                        "--port",
                        Integer.toString(freePort()),
                        "--mail-port",
                        Integer.toString(freePort())));
        try {
            Matcher page = await(output, demo, START_PAGE, Duration.ofMinutes(6));
            String said = Files.readString(output);
            assertThat(said).contains("What happened (synthetic data)", "Events in", "Decisions", "Log");
            ConsoleScript.opensInABrowser(
                    "--url", page.group(1),
                    "--key", page.group(2),
                    "--shots", Path.of("target", "shots").toAbsolutePath().toString());
        } finally {
            demo.destroy();
            assertThat(demo.waitFor(30, TimeUnit.SECONDS))
                    .as("the service ends when it is asked to")
                    .isTrue();
        }
    }

    @Test
    @Order(2)
    void killedAgainAndAgainTheServiceLosesNothingAndDoesNothingTwice() throws Exception {
        Path output = folder.resolve("kill-test.log");
        Process test = start(
                output,
                List.of(
                        "kill-test",
                        "--events",
                        "6000",
                        "--kills",
                        "4",
                        "--model",
                        folder.resolve("demo/data/models/demo").toString(),
                        "--jar",
                        JAR.toString(),
                        "--folder",
                        folder.resolve("kill-test").toString()));
        assertThat(test.waitFor(8, TimeUnit.MINUTES)).as("it ends in time").isTrue();
        assertThat(test.exitValue()).as(Files.readString(output)).isZero();
    }

    private static Process start(Path output, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-jar", JAR.toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static Matcher await(Path output, Process process, Pattern pattern, Duration patience) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Matcher found = pattern.matcher(Files.readString(output));
            if (found.find()) {
                return found;
            }
            Thread.sleep(500);
        }
        throw new AssertionError("Waited in vain for (%s) in:%n%s".formatted(pattern, Files.readString(output)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
