package io.trendguard.rulebook.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped rulebooks hold to their cases, and the kept traces are those of today. Record traces anew with {@code
 * -Dtrendguard.golden.record=true}, then read the diff line by line.
 */
class GoldenCasesTest {
    private static final Path SOURCES = Path.of("src/main/resources/rulebooks");
    private static final String TRACES = "/cases/traces/";

    @BeforeAll
    static void record() throws IOException {
        if (Boolean.getBoolean("trendguard.golden.record")) {
            for (String name : List.of("cart", "regret", "regret-48h")) {
                for (CaseReport.CaseFile file : CaseRun.record(rulebook(name)).texts()) {
                    Files.writeString(SOURCES.resolve(name).resolve(file.path()), file.text());
                }
            }
            Files.writeString(SOURCES.resolve("index.txt"), String.join("\n", shippedPaths()) + "\n");
        }
    }

    private static List<String> shippedPaths() throws IOException {
        List<String> paths = new ArrayList<>();
        try (Stream<Path> all = Files.walk(SOURCES)) {
            all.filter(Files::isRegularFile)
                    .map(path -> SOURCES.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> path.contains("/") && !path.contains(TRACES))
                    .sorted()
                    .forEach(paths::add);
        }
        return paths;
    }

    private static Rulebook rulebook(String name) {
        return Rulebook.load(SOURCES.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cart", "regret", "regret-48h"})
    void aShippedRulebookHasNoFindings(String name) {
        List<Finding> findings =
                new RulebookCheck(Duration.ofMinutes(2)).check(RulebookFiles.read(SOURCES.resolve(name)));
        assertThat(findings).extracting(Finding::words).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cart", "regret", "regret-48h"})
    void theKeptTracesAreThoseOfToday(String name) {
        CaseReport report = CaseRun.test(rulebook(name), RulebookFiles.traces(SOURCES.resolve(name)));
        assertThat(report.lines()).hasSize(1);
        assertThat(report.clean()).isTrue();
    }

    @Test
    void theListOfShippedFilesIsComplete() throws IOException {
        assertThat(Files.readAllLines(SOURCES.resolve("index.txt"))).isEqualTo(shippedPaths());
        for (String name : List.of("cart", "regret", "regret-48h")) {
            assertThat(RulebookFiles.shipped(name)).isEqualTo(RulebookFiles.read(SOURCES.resolve(name)));
        }
    }

    @Test
    void tracesAreNoPartOfAVersionAndDoNotShip() {
        Path folder = SOURCES.resolve("regret-48h");
        assertThat(RulebookFiles.traces(folder)).isNotEmpty();
        assertThat(RulebookFiles.read(folder).texts().keySet()).noneMatch(path -> path.contains("traces"));
        assertThat(getClass().getResource("/rulebooks/regret-48h/rulebook.yaml"))
                .isNotNull();
        assertThat(getClass().getResource("/rulebooks/regret-48h/cases/traces")).isNull();
    }
}
