package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake in a mapping is explained with its line, in words of the mapping. */
class MappingMistakesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "plus_days: 14}",
                        "plus_dys: 14}",
                        "Line 39",
                        "(plus_dys) is not known in (items.outcome.known[0])",
                        "lacks (plus_days)"),
                mistake(
                        ", plus_days: 30}",
                        "}",
                        "Line 40",
                        "(items.outcome.known[1]) lacks (plus_days), which must be a whole number"),
                mistake("plus_days: 14", "plus_days: two weeks", "Line 39", "must be a whole number", "is (two weeks)"),
                mistake("plus_days: 14", "plus_days: -1", "must be from 0 to 3650"),
                mistake(
                        "row_key: '{line_id}'",
                        "row_key: '{order_item}'",
                        "The (row_key) is ({order_item})",
                        "{line_id}"),
                mistake("row_key: '{line_id}'", "row_key: line_id", "The (row_key) is (line_id)"),
                mistake("row_key: '{line_id}'\n", "", "Line 2", "The mapping lacks (row_key)"),
                mistake(
                        "format: csv",
                        "format: excel",
                        "Line 4",
                        "(format) must be one of cloudevents, csv and is (excel)"),
                mistake(
                        "  zone: UTC",
                        "  zone: Middle Earth",
                        "The (zone) of a mapping is (Middle Earth)",
                        "Europe/Berlin"),
                mistake("  delimiter: ','", "  delimiter: ''", "The (delimiter) is ()", "one character"),
                mistake("  delimiter: ','", "  delimiter: comma", "The (delimiter) is (comma)"),
                mistake(
                        "missing: ['?', '', 'not reported']",
                        "missing: none",
                        "(items.missing) must be a list",
                        "is (none)"),
                mistake("    returned: ['1']", "    returned: [TRUE]", "which YAML takes for yes or no", "'TRUE'"),
                mistake("    returned: ['1']", "    returned: [01]", "which YAML takes for a number", "'01'"),
                mistake("    returned: ['1']", "    returned: ['0']", "none may stand in both"),
                mistake("    returned: ['1']", "    returned: []", "Each needs at least one"),
                mistake("    customer_id: user_id\n", "", "There is no rule for [customer_id]"),
                mistake("    customer_id: user_id", "    customer: user_id", "Nothing is called [customer]"),
                mistake("{constant: EUR}", "{konstant: EUR}", "Line 18", "(konstant) is not known"),
                mistake("{constant: EUR}", "{}", "one of column, first_of, template and constant"),
                mistake("take: year", "take: decade", "(take: decade). It must be (year) or (date)"),
                mistake(
                        "times: 100",
                        "times: a lot",
                        "(items.line.paid_price_minor.times) must be a number and is (a lot)"),
                mistake("times: 100", "times: 1e100000000", "(items.line.paid_price_minor.times) must be a number"),
                mistake("items:\n", "itmes:\n", "(itmes) is not known in a mapping", "items"),
                mistake("format: csv", "format: csv\nformat: csv", "Line 5", "stands there twice"),
                mistake("name: fashion-returns", "name: [a, b]", "(name) must be a text and is a list"),
                mistake("    - {feature: product_return_rate, at_least: 0.5}", "    - {feature: x}", "(at_least)"),
                mistake("  order:", "\torder:", "is not YAML at line (13)", "tab"),
                mistake("says: Order items", "says: Order: items", "is not YAML at line (3)", "a colon"),
                mistake("missing: ['?'", "missing: [?'", "is not YAML"));
    }

    private static Arguments mistake(String right, String wrong, String... words) {
        return Arguments.of(right, wrong, List.of(words));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsExplained(String right, String wrong, List<String> words) throws IOException {
        String shipped = shipped();
        assertThat(shipped).contains(right);
        assertThatThrownBy(() -> MappingFile.parse(shipped.replace(right, wrong), "mine.yaml"))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("The mapping (mine.yaml) is not")
                .satisfies(e -> assertThat(e.getMessage()).contains(words))
                .satisfies(MappingMistakesTest::speaksPlainly);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "- a\n- b",
                "text",
                "{",
                "&a [*a]",
                "\0",
                "a: &a [*a, *a]",
                "!!java.net.URL x",
                "? [a]\n: b"
            })
    void whatIsNoMappingSaysSo(String text) {
        assertThatThrownBy(() -> MappingFile.parse(text, "mine.yaml"))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("The mapping (mine.yaml) is ")
                .satisfies(MappingMistakesTest::speaksPlainly);
    }

    @Test
    void aMappingWithoutIgnoredOrWithAByteOrderMarkIsRead() throws IOException {
        MappingFile read =
                MappingFile.parse("\ufeff" + shipped().replace("  ignored: [delivery_date]\n", ""), "mine.yaml");
        assertThat(read.items().orElseThrow().ignored()).isEmpty();
    }

    @Test
    void aLinkAndAnotherEncodingAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), shipped());
        assertThat(MappingFile.load(file.toString()).name()).isEqualTo("fashion-returns");
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
        assertThatThrownBy(() -> MappingFile.load(link.toString())).hasMessageContaining("symbolic link");
        Path wide = Files.write(folder.resolve("wide.yaml"), shipped().getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> MappingFile.load(wide.toString())).hasMessageContaining("UTF-16");
        Path latin = Files.write(
                folder.resolve("latin.yaml"),
                shipped().replace("Order items", "Stücke").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> MappingFile.load(latin.toString())).hasMessageContaining("is not UTF-8");
        assertThatThrownBy(() -> MappingFile.load("nothing\0")).hasMessageContaining("There is no mapping");
        assertThatThrownBy(() -> MappingFile.load("../mappings/trendguard"))
                .hasMessageContaining("There is no mapping");
    }

    private static void speaksPlainly(Throwable error) {
        assertThat(error.getMessage())
                .doesNotContain(
                        "Exception",
                        "java.",
                        "io.trendguard",
                        "com.fasterxml",
                        "JsonToken",
                        "deserialize",
                        "null",
                        "START_",
                        "<block",
                        "token");
    }

    private static String shipped() throws IOException {
        try (InputStream in = MappingMistakesTest.class.getResourceAsStream("/mappings/fashion-returns.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
