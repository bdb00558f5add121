package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.json.Json;
import io.trendguard.routes.console.ConsoleScript;
import io.trendguard.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Training and scoring on real data as a person types it, and the report that comes of it in a real browser. */
class TrainAndScoreIT {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    /** The file is in no order, so its first rows are of all its months. */
    private static final int ORDER_ROWS = 10_000;

    private static final int SESSION_ROWS = 14_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder = Path.of("");

    @Test
    void ordersOfAFashionShopAreTrainedOnAndLaterOnesScoredAsTheReadmeSays() throws Exception {
        Path data = SharedData.folder("fashion-returns");
        Path orders = data.resolve("orders_2012-04_to_2013-01.csv.gz");
        Path model = folder.resolve("fashion");
        String trained = Jar.run(
                folder.resolve("train.log"),
                PATIENCE,
                "train",
                "--mapping",
                "fashion-returns",
                "--history",
                beginning(orders, ORDER_ROWS).toString(),
                "--report",
                "short",
                "--out",
                model.toString());
        assertThat(trained).contains("the model ranks a line that came back above one that was kept");
        assertThat(Json.mapper().readTree(model.resolve("report.json").toFile()).path("headline"))
                .hasSize(3);
        assertThat(model.resolve("readiness.json")).exists();
        String figure = "-?\\d+\\.\\d+(\u00a0%)? \\([^)]+ to [^)]+\\)";
        assertThat(Files.readString(model.resolve("report.html")))
                .as("how good it is for new customers stands right below the headline")
                .containsPattern(
                        "(?s)<h3>New and known customers</h3>.*<th scope=\"row\">new</th><td>[\\d,]+</td><td>[^<]+</td>"
                                + "<td>%1$s</td><td>%1$s</td><td>0\\.\\d{3}</td><td>%1$s</td><td>%1$s</td>.*<nav "
                                        .formatted(figure));
        assertThat(trained).contains("  new customers ", "  known customers ");

        Path scored = folder.resolve("scored.csv");
        String said = Jar.run(
                folder.resolve("score.log"),
                PATIENCE,
                "score",
                "--model",
                model.toString(),
                "--mapping",
                "fashion-returns",
                "--history",
                beginning(orders, ORDER_ROWS).toString(),
                "--events",
                data.resolve("holdout_features_2013-02_to_2013-03.csv.gz").toString(),
                "--out",
                scored.toString());
        assertThat(said).contains("22,399 rows in");
        List<String> rows = Files.readAllLines(scored);
        assertThat(rows.get(0)).isEqualTo("row_key,p_return,decision");
        assertThat(rows.subList(1, rows.size()))
                .hasSize(22_399)
                .allMatch(row -> row.matches("[^,]+,0\\.\\d{6},(flag|pass)"));
        ConsoleScript.opensInABrowser("--page", model.resolve("report.html").toString(), "--shots", shots());
    }

    @Test
    void sessionsOfAShopGiveTheSameModelOnAnyNumberOfCoresAndAReportThatHoldsInABrowserAsWell() throws Exception {
        Path model = trainedOnSessions(2);
        Map<String, String> files = contents(model);
        assertThat(files).containsKeys("trees.json", "metrics.json", "report.html");
        assertThat(contents(trainedOnSessions(1))).isEqualTo(files);
        ConsoleScript.opensInABrowser("--page", model.resolve("report.html").toString(), "--shots", shots());
    }

    private static Path trainedOnSessions(int cores) throws Exception {
        Path model = folder.resolve("sessions-" + cores);
        Jar.run(
                folder.resolve("sessions-%d.log".formatted(cores)),
                List.of("-XX:ActiveProcessorCount=" + cores),
                PATIENCE,
                "train",
                "--mapping",
                "shop-sessions",
                "--history",
                beginning(SharedData.folder("shop-sessions").resolve("dev_events_sessions_1-3000.csv.gz"), SESSION_ROWS)
                        .toString(),
                "--report",
                "short",
                "--out",
                model.toString());
        return model;
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    /** The heading and the first rows of a packed table. */
    private static Path beginning(Path table, int rows) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
            String name = table.getFileName().toString().replace(".gz", "");
            return Files.write(
                    folder.resolve(name), lines.lines().limit(1 + rows).toList());
        }
    }

    private static String shots() {
        return Path.of("target", "shots").toAbsolutePath().toString();
    }
}
