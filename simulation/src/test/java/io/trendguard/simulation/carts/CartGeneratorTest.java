package io.trendguard.simulation.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.Json;
import io.trendguard.simulation.Progress;
import io.trendguard.simulation.carts.CartGenerator.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CartGeneratorTest {
    private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

    private static CartMarketSettings settings(long seed, int retailers) {
        return new CartMarketSettings(seed, retailers, 150, 30, END);
    }

    private static Written write(CartMarketSettings settings, Path folder) throws IOException {
        return CartGenerator.write(settings, folder, Progress.SILENT);
    }

    @Test
    void theSameSettingsWriteTheSameBytesAndAnotherSeedOthers(@TempDir Path folder) throws IOException {
        Written once = write(settings(7, 2), folder.resolve("a"));
        Written again = write(settings(7, 2), folder.resolve("b"));
        Written other = write(settings(8, 2), folder.resolve("c"));

        assertThat(again).isEqualTo(once);
        for (String file : new String[] {"manifest.json", "store-1/events.ndjson", "store-2/truth.csv"}) {
            assertThat(folder.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
        }
        assertThat(other.retailers().get(0).sha256())
                .isNotEqualTo(once.retailers().get(0).sha256());
    }

    @Test
    void aRetailerIsTheSameWhateverTheNumberOfOthers(@TempDir Path folder) throws IOException {
        Written three = write(settings(7, 3), folder.resolve("a"));
        Written twelve = write(settings(7, 12), folder.resolve("b"));

        assertThat(twelve.retailers().subList(0, 3)).isEqualTo(three.retailers());
        for (String file : new String[] {"store-2/events.ndjson", "store-2/truth.csv"}) {
            assertThat(folder.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
        }
        assertThat(twelve.retailers().get(1).sha256())
                .isNotEqualTo(twelve.retailers().get(2).sha256());
    }

    @Test
    void theManifestSaysWhatWasWrittenAndThatItIsSynthetic(@TempDir Path folder) throws IOException {
        Written written = write(settings(7, 2), folder.resolve("carts"));

        JsonNode manifest =
                Json.mapper().readTree(folder.resolve("carts/manifest.json").toFile());
        JsonNode second = manifest.path("retailers").path(1);
        assertThat(manifest.path("synthetic").booleanValue()).isTrue();
        assertThat(manifest.path("seed").longValue()).isEqualTo(7);
        assertThat(manifest.path("carts").longValue()).isEqualTo(300);
        assertThat(manifest.path("events").longValue()).isEqualTo(written.events());
        assertThat(second.path("retailer").textValue()).isEqualTo("store-2");
        assertThat(second.path("events").intValue())
                .isEqualTo(Files.readAllLines(folder.resolve("carts/store-2/events.ndjson"))
                        .size());
        assertThat(second.path("carts_in_truth").intValue())
                .isEqualTo(Files.readAllLines(folder.resolve("carts/store-2/truth.csv"))
                                .size()
                        - 1);
        assertThat(second.path("sha256_of_events").textValue())
                .isEqualTo(written.retailers().get(1).sha256());
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> write(settings(7, 1), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void sevenDaysFullOfCartsLeaveEnoughCustomers(@TempDir Path folder) throws IOException {
        CartMarketSettings busy = new CartMarketSettings(3, 1, 2_000, 7, END);

        assertThat(write(busy, folder.resolve("busy")).carts()).isEqualTo(2_000);
    }
}
