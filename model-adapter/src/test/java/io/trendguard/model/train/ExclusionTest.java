package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.json.Json;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.registry.PublicationCheck;
import io.trendguard.model.serve.DecidingFeatures;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.ServedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feature that is excluded decides nothing, and the model says so. */
final class ExclusionTest {
    private static final TrainingSet ROWS = SeededRows.rows(8, 4000);
    private static final TrainSettings SETTINGS =
            TrainSettings.of("seeded rows", true).withThreads(1).withMaxRounds(40);
    private static final List<String> STRONGEST = List.of("discount_depth", "device");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path temp;

    @SuppressWarnings("NullAway.Init") // trained once for all
    private static ModelFolder with;

    @SuppressWarnings("NullAway.Init")
    private static ModelFolder without;

    @BeforeAll
    static void train() throws IOException {
        with = trained("with", SETTINGS);
        without = trained("without", SETTINGS.excluding(STRONGEST));
    }

    private static ModelFolder trained(String name, TrainSettings settings) throws IOException {
        Trainer.train(ROWS, settings, temp.resolve(name), Progress.SILENT);
        return ModelFolder.read(temp.resolve(name));
    }

    @Test
    void whatIsExcludedIsNeitherSplitOnNorWeighed() {
        assertThat(DecidingFeatures.of(with)).containsAll(STRONGEST);
        assertThat(DecidingFeatures.of(without))
                .doesNotContainAnyElementsOf(STRONGEST)
                .isNotEmpty();
    }

    @Test
    void whateverItsValueTheAnswerIsTheSame() {
        ServedModel model = RiskModels.load(without);
        for (int row = 0; row < 200; row++) {
            FeatureVector vector = SeededRows.vector(ROWS, row);
            FeatureVector other = new FeatureVector(
                    vector.schemaVersion(),
                    vector.features().stream().map(ExclusionTest::changed).toList());
            assertThat(model.assess(other)).isEqualTo(model.assess(vector));
            assertThat(model.assess(vector).contributions())
                    .filteredOn(one -> STRONGEST.contains(one.feature()))
                    .allMatch(one -> one.logOdds() == 0);
        }
        int[] all = IntStream.range(0, 200).toArray();
        assertThat(RiskModels.load(with).probabilities(ROWS.columns(), all))
                .isNotEqualTo(model.probabilities(ROWS.columns(), all));
    }

    private static Feature changed(Feature feature) {
        return switch (feature.name()) {
            case "discount_depth" -> new Feature(feature.name(), new FeatureValue.Numeric(0.99f), feature.asOf());
            case "device" -> new Feature(feature.name(), new FeatureValue.Category("phone"), feature.asOf());
            default -> feature;
        };
    }

    @Test
    void theExclusionIsRecordedInSchemaAndProvenanceAndChangesNoMeaning() {
        FeatureSchema schema = without.json(ModelFolder.FEATURE_SCHEMA, FeatureSchema.class);
        assertThat(schema.excluded()).containsExactlyElementsOf(STRONGEST);
        assertThat(schema.version()).isEqualTo(ROWS.schema().version());
        assertThat(ModelReport.of(without).provenance().settings().path("excluded"))
                .isEqualTo(Json.mapper().valueToTree(STRONGEST));
        assertThat(with.json(ModelFolder.FEATURE_SCHEMA, FeatureSchema.class).excluded())
                .isEmpty();
    }

    @Test
    void aModelThatUsesWhatATenantExcludesIsRefused() {
        assertThat(PublicationCheck.exclusions(with, List.of("device")))
                .containsExactly(
                        "It uses the feature (device), which is excluded from decisions about people. Train it again with --exclude device, or take (device) off the setting (trendguard.excluded-features) if it may decide and be named.");
        assertThat(PublicationCheck.exclusions(with, STRONGEST)).hasSize(2);
        assertThat(PublicationCheck.exclusions(without, STRONGEST)).isEmpty();
        assertThat(PublicationCheck.exclusions(with, List.of("salutation"))).isEmpty();
    }
}
