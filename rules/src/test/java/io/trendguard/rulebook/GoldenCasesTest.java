package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.rulebook.cases.RulebookCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Record anew with {@code -Dtrendguard.golden.record=true}, then read the diff line by line. */
class GoldenCasesTest {
    private static final Path SOURCES = Path.of("src/main/resources/rulebooks");

    @BeforeAll
    static void record() throws IOException {
        if (Boolean.getBoolean("trendguard.golden.record")) {
            GoldenRecorder.record(SOURCES, "regret");
            GoldenRecorder.record(SOURCES, "regret-48h");
        }
    }

    private static RulebookFiles files(String name) {
        return RulebookFiles.read(SOURCES.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"regret", "regret-48h"})
    void aShippedRulebookHasNoFindings(String name) {
        List<Finding> findings = new RulebookCheck(Duration.ofMinutes(2)).check(files(name));
        assertThat(findings).extracting(Finding::words).isEmpty();
    }

    @Test
    void theListOfShippedFilesIsComplete() {
        assertThat(RulebookFiles.shipped("regret")).isEqualTo(files("regret"));
        assertThat(RulebookFiles.shipped("regret-48h")).isEqualTo(files("regret-48h"));
    }
}
