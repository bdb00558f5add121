package io.trendguard.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventParserTest {
    private static void assertRefused(byte[] body, String place, String... words) {
        assertThatThrownBy(() -> EventParser.parse(body))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining(place)
                .hasMessageContainingAll(words)
                .hasNoCause();
    }

    private static void assertRefused(String body, String place, String... words) {
        assertRefused(body.getBytes(StandardCharsets.UTF_8), place, words);
    }

    @Test
    void aBodyThatIsNotJsonIsRefusedWithItsPlaceInWords() {
        assertRefused("{\"a\":1,\n \"b\":}", "line 2, column 6", "is not JSON");
        assertRefused("{\"a\":\"secret", "line 1", "cut off");
        assertRefused("{\"a\":1,\"a\":2}", "line 1", "one field twice");
        assertRefused("{} {}", "line 1", "one JSON value");
        assertRefused("", "", "empty");
        assertRefused("<html>", "line 1", "is not JSON");
    }

    @Test
    void aDeepBodyIsRefused() {
        assertRefused("[".repeat(100_000), "body", "nested deeper than 32");
    }

    @Test
    void aVeryLongNumberOrTextIsRefused() {
        assertRefused("[" + "1".repeat(5_000) + "]", "", "digits");
        assertRefused(
                "{\"data\":{\"lines\":[{},{\"quantity\":" + "7".repeat(2_000) + "}]}}",
                "data.lines[1].quantity",
                "a number of 2000 digits",
                "at most 40",
                "a text in quotes of at most 200");
        assertRefused("{\"order_id\":0." + "7".repeat(2_000) + "}", "order_id", "a text in quotes of at most 200");
        assertRefused("[\"" + "x".repeat(2_000_000) + "\"]", "", "too long");
    }

    @Test
    void anotherEncodingIsRefusedWithItsPlace() {
        assertRefused(
                "{\"a\":1,\n\"b\":\"Zürich\"}".getBytes(Charset.forName("windows-1252")), "line 2, byte 7", "UTF-8");
        assertRefused("{\"a\":1}".getBytes(StandardCharsets.UTF_16), "UTF-16 text", "UTF-8");
        assertRefused("\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_16LE), "UTF-16 text", "UTF-8");
    }

    @Test
    void aByteOrderMarkBeforeTheJsonSaysNothing() {
        byte[] body = "\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(EventParser.parse(body).path("a").asInt()).isEqualTo(1);
        assertRefused("\uFEFF", "", "empty");
        assertRefused("{\"a\":\uFEFF1}", "line 1, column 6", "is not JSON");
    }

    @Test
    void aBodyBeyondItsLimitIsRefusedBeforeItIsParsed() {
        assertThatThrownBy(() -> EventParser.parse(new ByteArrayInputStream(new byte[101]), 100))
                .hasMessageContaining("more than 100 bytes");
        assertThat(EventParser.parse(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)), 2)
                        .size())
                .isZero();
    }
}
