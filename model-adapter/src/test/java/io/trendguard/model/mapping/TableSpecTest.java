package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.feature.FeatureSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the schema of a table's features says of how they are taken. */
class TableSpecTest {
    private static final String MAPPING = """
            name: visits
            says: visits of a shop
            format: csv
            row_key: '{key}'
            table:
              delimiter: ';'
              missing: ['?']
              key: visit
              group: visit
              clock: second
              time: {column: visit, as: sequence, from: '2026-01-01T00:00:00Z'}
              label: {column: bought, positive: ['1'], negative: ['0'], means: the visit ends with an order}
              feed: session
              features:
                - name: carts
                  column: page
                  of: since
                  words: [cart]
                  kind: NUMERIC
                  unit: s
                  reason_code: TEST
                  raises: {customer: more, analyst: more}
                  lowers: {customer: less, analyst: less}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            column: page     | column: step
            of: since        | of: count
            words: [cart]    | words: [cart, order]
            group: visit     | group: customer
            clock: second    | clock: minute
            missing: ['?']   | missing: ['?', '-']
            unit: s          | unit: min
            """)
    void twoMappingsThatMeanDifferentThingsNeverShareASchema(String told, String instead) {
        String other = MAPPING.replace(told, instead);
        assertThat(schema(other).version()).isNotEqualTo(schema(MAPPING).version());
    }

    @Test
    void theSchemaSaysHowAFeatureIsTaken() {
        assertThat(schema(MAPPING).get("carts").taken())
                .hasValue(
                        "since of page, where it is one of [cart], over the rows of one visit, by second, missing where it is one of [?]");
        assertThat(schema(MAPPING.replace("name: visits", "name: others")).version())
                .as("what a mapping is called does not change what its features are")
                .isEqualTo(schema(MAPPING).version());
        assertThat(schema(MAPPING.replace("      words: [cart]\n", "")).version())
                .as("any word in place of one")
                .isNotEqualTo(schema(MAPPING).version());
    }

    private static FeatureSchema schema(String mapping) {
        return MappingFile.parse(mapping, "test").table().orElseThrow().schema();
    }
}
