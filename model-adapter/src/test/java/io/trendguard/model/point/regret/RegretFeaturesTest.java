package io.trendguard.model.point.regret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.feature.FeatureNames;
import io.trendguard.feature.FeatureValue;
import io.trendguard.json.Json;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegretFeaturesTest {
    private static final FeatureSchema SCHEMA = RegretFeatures.SCHEMA;

    @Test
    void everyFeatureSaysWhereItComesFromAndHowItIsTold() {
        assertThat(SCHEMA.definitions()).hasSizeGreaterThan(40).allSatisfy(feature -> {
            assertThat(feature.name()).matches("[a-z][a-z0-9_]*");
            assertThat(feature.reasonCode()).matches("[A-Z][A-Z_]*");
            assertThat(feature.raises().customer()).endsWith(".").doesNotContain("{");
            assertThat(feature.lowers().customer())
                    .endsWith(".")
                    .isNotEqualTo(feature.raises().customer());
            assertThat(feature.raises().analyst()).contains("{value}").contains("risk");
            assertThat(feature.lowers().analyst()).contains("{value}").contains("lower");
        });
    }

    @Test
    void customersAreNeitherBlamedNorWatched() {
        assertThat(SCHEMA.definitions()).allSatisfy(feature -> {
            for (FeatureDefinition.Sentences told : List.of(feature.raises(), feature.lowers())) {
                assertThat(told.customer().toLowerCase(Locale.ROOT))
                        .doesNotContain("you ", "your", "risk", "impuls", "fraud", "abuse", "regret", "profile");
            }
        });
    }

    @Test
    void theAnalystReadsTheValueWithItsUnit() {
        FeatureDefinition velocity = SCHEMA.get("trend_velocity_24h");
        assertThat(velocity.analystSentence(true, new FeatureValue.Numeric(1234.5f)))
                .isEqualTo("Views of its trend grow by 1235 views/h, which raises the risk.");
        assertThat(velocity.analystSentence(false, new FeatureValue.Missing("no trend")))
                .isEqualTo("The value of trend_velocity_24h is not known (no trend), which lowers the risk.");
        assertThat(SCHEMA.get("trend_stage").analystSentence(true, new FeatureValue.Category("decline")))
                .contains("decline");
    }

    @Test
    void aSchemaIsReadBackAsItWasWritten() throws JsonProcessingException {
        String json = Json.mapper().writeValueAsString(SCHEMA);
        FeatureSchema read = Json.mapper().readValue(json, FeatureSchema.class);
        assertThat(read).isEqualTo(SCHEMA);
        assertThat(read.version()).isEqualTo(SCHEMA.version()).hasSize(32);
    }

    @Test
    void anotherOrderOrMeaningIsAnotherVersion() {
        List<FeatureDefinition> swapped = new ArrayList<>(SCHEMA.definitions());
        swapped.add(swapped.remove(0));
        assertThat(new FeatureSchema(swapped).version()).isNotEqualTo(SCHEMA.version());
    }

    /** Decisions on the log name this version and no feature: its file is added with a new version and never changed. */
    @Test
    void theNamesOfTheSchemaAreShippedForReadersOfTheLog() {
        assertThat(FeatureNames.shipped(SCHEMA.version()))
                .as("Add %s%s to the resources, one name a line.", FeatureNames.FOLDER, SCHEMA.version())
                .contains(new FeatureNames(
                        SCHEMA.version(),
                        SCHEMA.definitions().stream()
                                .map(FeatureDefinition::name)
                                .toList()));
    }

    @ParameterizedTest
    @CsvSource("ff8f2392563843ee85c43c949abc925f, a949dccdcc2efdccbdfa50b9da19b2f059a515193db43507588f5569fa304bea")
    void theNamesOfAShippedSchemaNeverChange(String version, String sha256) throws NoSuchAlgorithmException {
        String names =
                String.join("\n", FeatureNames.shipped(version).orElseThrow().names());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sha256);
    }

    @Test
    void anUnknownFeatureIsNamedWithTheSchema() {
        assertThatThrownBy(() -> SCHEMA.indexOf("basket_colour"))
                .hasMessageContaining("basket_colour")
                .hasMessageContaining(SCHEMA.version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason_code", "unit", "raises", "lowers", "feed", "kind"})
    void aFeatureThatCannotBeToldToPeopleIsRefused(String field) {
        ObjectNode definition = Json.mapper().valueToTree(SCHEMA.definitions().get(0));
        definition.remove(field);
        assertThatThrownBy(() -> Json.mapper().treeToValue(definition, FeatureDefinition.class))
                .rootCause()
                .hasMessageContaining("The feature (trend_velocity_24h) has no (%s)", field);
    }

    @Test
    void aBlankSentenceIsRefusedToo() {
        FeatureDefinition told = SCHEMA.definitions().get(0);
        FeatureDefinition.Sentences blank = new FeatureDefinition.Sentences(
                " ", Optional.empty(), told.raises().analyst());
        assertThatThrownBy(() -> new FeatureDefinition(
                        told.name(),
                        told.kind(),
                        told.feed(),
                        told.unit(),
                        told.reasonCode(),
                        blank,
                        told.lowers(),
                        Optional.empty()))
                .hasMessageContaining("has no (raises.customer)");
    }
}
