package io.trendguard.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What takes many times its bytes in memory is refused before a tree is made of it. */
class JsonBoundsTest {
    private static String fields(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"f%d\":%d".formatted(i, i))
                .collect(Collectors.joining(","));
    }

    private static String times(int count, String value) {
        return IntStream.range(0, count).mapToObj(i -> value).collect(Collectors.joining(","));
    }

    private static void refused(String json, String words) {
        assertThatThrownBy(() -> EventParser.parse(json.getBytes(UTF_8)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("send only the fields that the schemas name");
    }

    @Test
    void anEventWithHalfAMillionUnknownFieldsIsRefused() {
        refused("{" + fields(500_000) + "}", "an object with more than 200 fields");
        refused("{\"data\":{" + fields(500_000) + "}}", "an object with more than 200 fields");
        refused("[{\"id\":\"1\"},{\"data\":{\"x\":[{" + fields(5_000) + "}]}}]", "an object with more than 200 fields");
    }

    @Test
    void anEventWithManySmallUnknownThingsIsRefused() {
        refused("{\"x\":[" + times(60_000, "1") + "]}", "an event with more than 50,000 values");
        refused("{\"x\":[" + times(30_000, "{\"a\":1}") + "]}", "an event with more than 50,000 values");
        refused("[1,{\"x\":[" + times(60_000, "[]") + "]}]", "an event with more than 50,000 values");
    }

    @Test
    void batchesOfLargeEventsAreRead() {
        String line = "{" + fields(12) + "}";
        String event = "{\"data\":{\"lines\":[" + times(500, line) + "]}}";
        String batch = "[" + times(30, event) + "]";
        assertThat(EventParser.parse(batch.getBytes(UTF_8))).hasSize(30);
        String manySmall = "[" + times(100_000, "{\"id\":1}") + "]";
        assertThat(EventParser.parse(manySmall.getBytes(UTF_8))).hasSize(100_000);
    }

    @Test
    void aTextThatIsNoJsonIsSaidToBeNone() {
        String broken = "{\"x\":[" + times(20_000, "1") + ",}";
        assertThatThrownBy(() -> EventParser.parse(broken.getBytes(UTF_8)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageNotContaining("schemas name");
    }
}
