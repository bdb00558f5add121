package io.trendguard.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trendguard.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Excerpts end between characters, and no number of a few characters becomes a number of millions. */
class TextTest {
    private static final String FAMILY = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";

    @Test
    void anExcerptNeverEndsInsideACharacter() {
        assertThat(Excerpt.of("short", 80)).isEqualTo("short");
        assertThat(Excerpt.of("\ud83d\ude00".repeat(80), 80)).isEqualTo("\ud83d\ude00".repeat(80));
        assertThat(Excerpt.of("\ud83d\ude00".repeat(81), 80)).isEqualTo("\ud83d\ude00".repeat(77) + "...");
        assertThat(Excerpt.of("x" + FAMILY.repeat(30), 80))
                .as("a family of three is one character")
                .isEqualTo("x" + FAMILY.repeat(15) + "...");
        assertThat(Excerpt.of("e\u0301".repeat(41), 80)).isEqualTo("e\u0301".repeat(38) + "...");
        assertThat(Excerpt.of("a\u0301" + "\u0301".repeat(500), 80)).hasSize(80);
        assertThat(Excerpt.of("half \ud83d", 80)).isEqualTo("half \ufffd");
    }

    @ParameterizedTest
    @CsvSource({"29.90, 29.90", "-1, -1", "1e3, 1E+3", ".5, 0.5", "5., 5", "+7, 7", "0.000001, 0.000001"})
    void aDecimalIsRead(String written, String read) {
        assertThat(Decimals.read(written)).contains(new BigDecimal(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e100000000",
                "1e-100000000",
                "1e999",
                "1e41",
                "1e-41",
                "-9e2147483647",
                "0x10",
                "NaN",
                "1,5",
                "",
                ".",
                "1e",
                "١٢"
            })
    void aDecimalWithoutBoundIsNotRead(String written) {
        assertTimeout(
                Duration.ofSeconds(1), () -> assertThat(Decimals.read(written)).isEmpty());
        assertThat(Decimals.read("1".repeat(41))).isEmpty();
        assertThat(Decimals.read("1".repeat(1_000_000))).isEmpty();
    }

    @Test
    void aDecimalInQuotesInJsonIsBoundedToo() throws JsonProcessingException {
        assertThat(Json.mapper().readValue("\"1e300\"", BigDecimal.class)).isEqualTo(new BigDecimal("1e300"));
        assertThatThrownBy(() -> Json.mapper().readValue("\"1e100000000\"", BigDecimal.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("1000 digits");
    }
}
