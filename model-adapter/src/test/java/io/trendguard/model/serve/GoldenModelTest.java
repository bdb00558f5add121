package io.trendguard.model.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.json.CanonicalJson;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.outside.ModelImport;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trainer;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.risk.RiskModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small models of every form that there ever was, and what they said when they were committed; every JDK and machine must
 * say the same, to the byte. A form that was committed once stays readable for ever.
 */
class GoldenModelTest {
    /** Trees alone, as they were written before a provenance told the trees apart from the other settings. */
    private static final String TREES = "golden-model";
    /** Trees with a logistic regression beside them. */
    private static final String BLENDED = "golden-blended-model";
    /** A logistic regression that came from outside. */
    private static final String IMPORTED = "golden-imported-model";

    private static final TrainingSet ROWS = SeededRows.rows(99, 2000);

    /** Decisions of payload versions 1 and 2 recorded assessments of this form; a replay needs them to the byte. */
    @ParameterizedTest
    @ValueSource(strings = {TREES, BLENDED, IMPORTED})
    void aCommittedModelSaysBeforeCalibrationWhatItSaidToTheByte(String name) throws IOException {
        assertThat(assessments(RiskModels.load(folder(name)).explainingBeforeCalibration()))
                .isEqualTo(Files.readAllLines(folder(name.replace("model", "assessments") + ".ndjson")));
    }

    @ParameterizedTest
    @ValueSource(strings = {TREES, BLENDED, IMPORTED})
    void aCommittedModelSaysWhatItSaidToTheByte(String name) throws IOException {
        assertThat(assessments(RiskModels.load(folder(name)))).isEqualTo(Files.readAllLines(said(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {TREES, BLENDED})
    void whatACommittedModelTellsOfItselfIsStillRead(String name) {
        ModelReport report = ModelReport.of(ModelFolder.read(folder(name)));
        assertThat(report.metrics().test().auc()).isBetween(0.6, 0.8);
        assertThat(report.provenance().settings().path("seed").asInt()).isEqualTo(1);
        assertThat(report.provenance().boosterParameters()).containsEntry("eta", "0.3");
    }

    @Test
    void theProvenanceNamesTheShareOfTheRegression() {
        ModelFolder blended = ModelFolder.read(folder(BLENDED));
        assertThat(ModelReport.of(blended).provenance().shipped().orElseThrow().regressionShare())
                .isPresent()
                .isEqualTo(blended.json(ModelFolder.COEFFICIENTS, Coefficients.class)
                        .share());
        assertThat(ModelReport.of(ModelFolder.read(folder(TREES))).provenance().shipped())
                .as("of before anything was grown again on all rows")
                .isEmpty();
    }

    private static Path folder(String name) {
        return Path.of("src/test/resources").resolve(name);
    }

    private static Path said(String name) {
        return folder(name.replace("model", "calibrated-assessments") + ".ndjson");
    }

    private static List<String> assessments(RiskModel model) {
        return IntStream.range(0, 40)
                .mapToObj(row -> new String(
                        CanonicalJson.bytes(model.assess(SeededRows.vector(ROWS, row * 50))), StandardCharsets.UTF_8))
                .toList();
    }

    /** Writes those of today's forms anew, for a deliberate change; older ones are history. Run it in the module's folder. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("assessments")) {
            for (String name : List.of(TREES, BLENDED, IMPORTED)) {
                Files.write(said(name), assessments(RiskModels.load(folder(name))));
            }
            return;
        }
        TrainSettings.Trees trees = new TrainSettings.Trees(12, 12, 0.3, 4, 5, 1, 1, 1);
        TrainSettings settings = new TrainSettings(
                "seeded rows of the tests",
                true,
                0.65,
                0.2,
                trees,
                Optional.empty(),
                1,
                1,
                20,
                50,
                4,
                List.of(),
                DecisionPoint.UNNAMED);
        Trainer.train(ROWS, settings, folder(BLENDED), Progress.SILENT);
        Files.write(said(BLENDED), assessments(RiskModels.load(folder(BLENDED))));
        Path file = Files.writeString(Files.createTempDirectory("golden").resolve("coefficients.yaml"), """
            says: fitted by hand for the tests
            intercept: -1.5
            features:
              - {feature: discount_depth, coefficient: 1.8, mean: 0.5}
              - {feature: prior_return_rate, coefficient: 2.5, mean: 0.2}
              - feature: device
                words:
                  phone: {coefficient: 0.4, share: 0.5}
                  tablet: {coefficient: 0.0, share: 0.5}
            """);
        new ModelImport(file, folder(IMPORTED), RegretPoint.NAME).logistic(SeededRows.SCHEMA, Optional.empty());
        Files.write(said(IMPORTED), assessments(RiskModels.load(folder(IMPORTED))));
    }
}
