package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.Json;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The runnable jar as a person meets it: the demo with its pages, and the service under kill -9. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {
    private static final Pattern START_PAGE = Pattern.compile("Start page: (http://[^/]+)/#key=(\\S+)");

    /** Turkish has an i without a dot, and India's clock is half an hour beside the others. */
    private static final List<String> FAR_AWAY =
            List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kolkata");

    /** Persian has digits of its own. */
    private static final List<String> ELSEWHERE =
            List.of("-Duser.language=fa", "-Duser.country=IR", "-Duser.timezone=Pacific/Apia");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder = Path.of("");

    @Test
    @Order(1)
    void theDemoShowsWhatHappenedAndItsPagesHoldInABrowserInAnyLanguageOfTheMachine() throws Exception {
        Path output = folder.resolve("demo.log");
        Process demo = Jar.start(
                output,
                FAR_AWAY,
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
            assertThat(said)
                    .contains("What happened (synthetic data)", "Events in", "Decisions", "verified: signed by");
            assertThat(number(said, "([\\d,]+) customers answered"))
                    .as("whom nothing reached, or who left their cart, has nothing to answer")
                    .isBetween(0, number(said, "Handed over +([\\d,]+)"));
            assertThat(number(said, "Asked about +([\\d,]+) carts that went quiet"))
                    .as("the service asks about carts that go quiet while the time is played")
                    .isGreaterThanOrEqualTo(20);
            assertThat(number(said, "carts that went quiet.* ([\\d,]+) predicted abandoned"))
                    .isPositive();
            ConsoleScript.opensInABrowser(
                    "--url", page.group(1),
                    "--key", page.group(2),
                    "--shots", Path.of("target", "shots").toAbsolutePath().toString());
            Path model = folder.resolve("demo/data/models/demo");
            assertThat(json(model, "report.json").at("/evaluation/scores/0/figures/auc/low"))
                    .as("one seed draws the customers of the training's interval and of the report's")
                    .isEqualTo(json(model, "metrics.json").at("/test/auc_low"));
            ConsoleScript.opensInABrowser(
                    "--page",
                    model.resolve("report.html").toString(),
                    "--shots",
                    Path.of("target", "shots").toAbsolutePath().toString());
        } finally {
            demo.destroy();
            assertThat(demo.waitFor(30, TimeUnit.SECONDS))
                    .as("the service ends when it is asked to")
                    .isTrue();
        }
    }

    private static JsonNode json(Path model, String file) throws IOException {
        return Json.mapper().readTree(model.resolve(file).toFile());
    }

    @Test
    @Order(3)
    void killedAgainAndAgainTheServiceLosesNothingAndDoesNothingTwice() throws Exception {
        Path output = folder.resolve("kill-test.log");
        Process test = Jar.start(
                output,
                Jvm.SHORT_LIVED, // its services are as well
                List.of(
                        "kill-test",
                        "--events",
                        "3000",
                        "--kills",
                        "4",
                        "--model",
                        folder.resolve("demo/data/models/demo").toString(),
                        "--jar",
                        Jar.PATH.toString(),
                        "--folder",
                        folder.resolve("kill-test").toString()));
        assertThat(test.waitFor(8, TimeUnit.MINUTES)).as("it ends in time").isTrue();
        assertThat(test.exitValue()).as(Files.readString(output)).isZero();
    }

    private static int number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return Integer.parseInt(found.group(1).replace(",", ""));
    }

    /** The decisions of the demo, made live on many threads by this JVM's fastest compiler. */
    @ParameterizedTest(name = "{0}, {1} threads")
    @MethodSource("waysToReplay")
    @Order(2)
    void whatWasDecidedLiveIsDecidedAgainToTheByte(Jvm jvm, int threads) throws Exception {
        Path output = folder.resolve("replay-%s-%d.log".formatted(jvm.toString().replaceAll("\\W+", "-"), threads));
        List<String> command = new ArrayList<>(jvm.command());
        command.addAll(ELSEWHERE);
        command.addAll(List.of("-jar", Jar.PATH.toString(), "replay", "--threads", Integer.toString(threads)));
        command.addAll(List.of("--data", folder.resolve("demo/data").toString()));
        Process replay = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(replay.waitFor(3, TimeUnit.MINUTES)).as("it ends in time").isTrue();
        String said = Files.readString(output);
        assertThat(replay.exitValue()).as(said).isZero();
        assertThat(said)
                .containsPattern("of .*demo.* replayed .* [1-9]\\d* equal, 0 different, 0 undecidable")
                .containsPattern("of .*store-1.* replayed .* [1-9]\\d* equal, 0 different, 0 undecidable");
        System.out.println(
                jvm + ": " + said.lines().reduce((first, last) -> last).orElseThrow());
    }

    /** Every JVM, by turns on four threads and on one. */
    static Stream<Arguments> waysToReplay() {
        List<Jvm> found = Jvm.found();
        return IntStream.range(0, found.size())
                .mapToObj(place -> Arguments.of(found.get(place), place % 2 == 0 ? 4 : 1));
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
