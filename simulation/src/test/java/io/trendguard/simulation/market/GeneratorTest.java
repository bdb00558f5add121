package io.trendguard.simulation.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.Json;
import io.trendguard.simulation.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    private static final MarketSettings SMALL =
            MarketSettings.ofSize(42, 600, 30, Instant.parse("2026-11-01T00:00:00Z"));

    @Test
    void aMarketIsWrittenWithItsTruthBesideItAndSaysThatItIsSynthetic(@TempDir Path folder) throws IOException {
        Generator.Written written = Generator.write(SMALL, folder.resolve("market"), Progress.SILENT);

        List<String> events = lines(folder, "market/events-0001.ndjson.gz");
        List<String> truth = lines(folder, "market/truth.csv.gz");
        JsonNode manifest =
                Json.mapper().readTree(folder.resolve("market/manifest.json").toFile());
        assertThat(events).hasSize((int) written.events());
        assertThat(manifest.path("synthetic").booleanValue()).isTrue();
        assertThat(manifest.path("events").longValue()).isEqualTo(written.events());
        assertThat(manifest.path("events_by_feed").path("purchase").longValue()).isEqualTo(written.purchases());
        assertThat(manifest.path("truth").path("lines").intValue()).isEqualTo(truth.size() - 1);
        assertThat(Files.readString(folder.resolve("market/README.md"))).contains("Synthetic", "evaluation only");
        assertThat(String.join("", events)).doesNotContain("p_return", "IMPULSIVE", "letDown");
    }

    @Test
    void theSameSettingsWriteTheSameEventsAndAnotherSeedOthers(@TempDir Path folder) throws IOException {
        String once =
                Generator.write(SMALL, folder.resolve("a"), Progress.SILENT).sha256();
        String again =
                Generator.write(SMALL, folder.resolve("b"), Progress.SILENT).sha256();
        MarketSettings otherSeed = MarketSettings.ofSize(43, 600, 30, SMALL.end());

        assertThat(again).isEqualTo(once);
        assertThat(Generator.write(otherSeed, folder.resolve("c"), Progress.SILENT)
                        .sha256())
                .isNotEqualTo(once);
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> Generator.write(SMALL, folder, Progress.SILENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not empty");
    }

    private static List<String> lines(Path folder, String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(name))), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
