package io.trendguard.model.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.feature.FeatureValue;
import io.trendguard.json.Json;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.train.SeededRows;
import io.trendguard.risk.RiskAssessment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlendedRiskModelTest extends RiskModelContract {
    private static final ModelFolder FOLDER = SeededModel.folder();
    private static final Coefficients REGRESSION = FOLDER.json(ModelFolder.COEFFICIENTS, Coefficients.class);
    private static final double SHARE = REGRESSION.share().orElseThrow();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    @Override
    ServedModel model() {
        return RiskModels.load(FOLDER);
    }

    @Test
    void logOddsContributionsAndBaselineAreThoseOfBothByTheirShares() {
        assertThat(FOLDER.kind()).isEqualTo("xgboost + logistic");
        FeatureSchema schema = FOLDER.json(ModelFolder.FEATURE_SCHEMA, FeatureSchema.class);
        Additive trees = Additive.of(XgboostRiskModel.file(FOLDER, schema).trained());
        Additive regression = Additive.of(REGRESSION);
        Calibration calibration = FOLDER.json(ModelFolder.CALIBRATION, Calibration.class);
        double slope = calibration.slope();
        Encoder encoder = new Encoder(schema, FOLDER.json(ModelFolder.ENCODING, Encoding.class));
        for (int row = 0; row < 300; row++) {
            float[] encoded = encoder.row(SeededRows.vector(ROWS, row), new ArrayList<>());
            RiskAssessment risk = model().assess(SeededRows.vector(ROWS, row));
            double said = both(trees.logOdds(encoded), regression.logOdds(encoded));
            assertThat(risk.logOdds())
                    .isEqualTo(slope * said
                            + calibration.intercept()
                            + calibration.step(said).logOdds());
            assertThat(risk.baseline())
                    .isEqualTo(slope * both(trees.baseline(), regression.baseline()) + calibration.intercept());
            for (int f = 0; f < schema.size(); f++) {
                assertThat(risk.contributions().get(f).logOdds())
                        .isEqualTo(slope
                                * both(
                                        trees.contributions(encoded)[f],
                                        regression.contributions(encoded)[f]));
            }
        }
    }

    private static double both(double trees, double regression) {
        return (1 - SHARE) * trees + SHARE * regression;
    }

    @Test
    void theRegressionTakesANumberBeyondWhatWasLearntFromForTheEdge() {
        int depth = 0;
        double most = REGRESSION.terms().get(depth).range().orElseThrow().most();
        Additive regression = Additive.of(REGRESSION);
        float[] row = new float[ROWS.schema().size()];
        row[depth] = (float) most;
        double edge = regression.logOdds(row);
        row[depth] = 100;
        assertThat(regression.logOdds(row)).isCloseTo(edge, within(1e-6));
        row[depth] = (float) most / 2;
        assertThat(regression.logOdds(row)).isLessThan(edge - 0.1);
        assertThat(model().score(with("discount_depth", new FeatureValue.Numeric(100))))
                .isEqualTo(model().score(with("discount_depth", new FeatureValue.Numeric(1000))));
    }

    @Test
    void aChangedCoefficientOrShareOrTreeIsRefused() throws Exception {
        refused(coefficients(new Coefficients(REGRESSION.intercept() + 0.01, REGRESSION.terms(), REGRESSION.share())));
        refused(coefficients(REGRESSION.beside(SHARE - 0.1)));
        Map<String, byte[]> otherTrees = FOLDER.files();
        String trees = new String(FOLDER.file(ModelFolder.TREES), StandardCharsets.UTF_8);
        otherTrees.put(
                ModelFolder.TREES,
                trees.replaceAll("(\"base_score\":\")[^\"]*", "$10.9").getBytes(StandardCharsets.UTF_8));
        refused(otherTrees);
    }

    private void refused(Map<String, byte[]> files) throws Exception {
        ModelFolder changed = ModelFolder.write(temp.resolve("changed"), files);
        assertThatThrownBy(() -> RiskModels.load(changed)).hasMessageContaining("on probe row (0) the score is");
    }

    private static Map<String, byte[]> coefficients(Coefficients other) throws Exception {
        Map<String, byte[]> files = FOLDER.files();
        files.put(ModelFolder.COEFFICIENTS, Json.mapper().writeValueAsBytes(other));
        return files;
    }

    @Test
    void coefficientsWithoutShareDoNotGoWithTreesAndThoseWithOneNotAlone() throws Exception {
        Coefficients alone = new Coefficients(REGRESSION.intercept(), REGRESSION.terms(), Optional.empty());
        List<Map<String, byte[]>> wrong = List.of(coefficients(alone), FOLDER.files());
        wrong.get(1).remove(ModelFolder.TREES);
        for (Map<String, byte[]> files : wrong) {
            ModelFolder folder = ModelFolder.write(temp.resolve("wrong"), files);
            assertThatThrownBy(() -> RiskModels.load(folder)).hasMessageContaining("which go with trees and not alone");
        }
    }
}
