package io.trendguard.model.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.feature.FeatureValue;
import io.trendguard.json.Json;
import io.trendguard.model.outside.ModelImport;
import io.trendguard.model.train.SeededRows;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.risk.RiskAssessment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogisticRiskModelTest extends RiskModelContract {
    private static final String FILE = """
            says: fitted by hand for the tests
            intercept: -1.5
            features:
              - {feature: discount_depth, coefficient: 1.8, mean: 0.5}
              - {feature: hours_since_peak, coefficient: 0.004, mean: 150}
              - {feature: prior_return_rate, coefficient: 2.5, mean: 0.2}
              - feature: device
                words:
                  phone: {coefficient: 0.4, share: 0.5}
                  tablet: {coefficient: 0.0, share: 0.25}
                  desktop: {coefficient: -0.2, share: 0.25}
            rows:
              - {numbers: {discount_depth: 1.0, hours_since_peak: 100}, words: {device: desktop}, log_odds: 1.0}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private ModelFolder folder(String file) {
        try {
            Path path = Files.writeString(temp.resolve("coefficients.yaml"), file);
            return new ModelImport(path, temp.resolve("model"), RegretPoint.NAME)
                    .logistic(SeededRows.SCHEMA, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    ServedModel model() {
        return RiskModels.load(folder(FILE));
    }

    @Test
    void theLogOddsAreTheTextbookSumAndTheContributionsAreHowFarEachTermIsFromItsAverage() {
        RiskAssessment risk = model().assess(with("device", new FeatureValue.Category("phone")));
        double depth = ((FeatureValue.Numeric)
                        SeededRows.vector(ROWS, 0).features().get(0).value())
                .number();
        assertThat(risk.baseline()).isCloseTo(-1.5 + 0.9 + 0.6 + 0.5 + 0.15, within(1e-9));
        assertThat(risk.contributions().get(0).logOdds()).isCloseTo(1.8 * depth - 0.9, within(1e-9));
        assertThat(risk.contributions().get(5).logOdds()).isCloseTo(0.4 - 0.15, within(1e-9));
        assertThat(risk.contributions().get(3).logOdds()).isZero(); // order_value plays no part
    }

    @Test
    void aRowThatWasScoredElsewhereHasToComeOutTheSame() {
        assertThatThrownBy(() -> folder(FILE.replace("log_odds: 1.0", "log_odds: 1.2")))
                .hasMessageContaining(
                        "Of row (0) it was said elsewhere that its log-odds are (1.2); here they are (1.0)");
    }

    @Test
    void aChangedCoefficientNoLongerAgreesWithTheProbes() throws Exception {
        ModelFolder folder = folder(FILE);
        Map<String, byte[]> files = folder.files();
        Coefficients before = folder.json(ModelFolder.COEFFICIENTS, Coefficients.class);
        files.put(
                ModelFolder.COEFFICIENTS,
                Json.mapper()
                        .writeValueAsBytes(
                                new Coefficients(before.intercept() + 0.01, before.terms(), before.share())));
        ModelFolder changed = ModelFolder.write(temp.resolve("changed"), files);
        assertThatThrownBy(() -> RiskModels.load(changed)).hasMessageContaining("on probe row (0) the score is");
    }

    @Test
    void whatAFileLeavesOpenIsRefusedInWords() {
        assertThatThrownBy(() -> folder(FILE.replace("discount_depth", "discount")))
                .hasMessageContaining("There is no feature (discount). There are [discount_depth,");
        assertThatThrownBy(() -> folder(FILE.replace(", mean: 150", "")))
                .hasMessageContaining("(hours_since_peak) needs its (coefficient) and the (mean)");
        assertThatThrownBy(() -> folder(FILE.replace("share: 0.5", "share: 0.6")))
                .hasMessageContaining("add up to (1.1) and not to 1");
    }

    @Test
    void historyCalibratesItAndSaysHowGoodItIs() throws Exception {
        Path path = Files.writeString(temp.resolve("coefficients.yaml"), FILE);
        ModelFolder folder = new ModelImport(path, temp.resolve("measured"), RegretPoint.NAME)
                .logistic(SeededRows.SCHEMA, Optional.of(ROWS));
        String imported = new String(folder.file(ModelFolder.IMPORTED), StandardCharsets.UTF_8);
        double auc =
                Json.mapper().readTree(imported).at("/measured/metrics/auc").asDouble();
        assertThat(auc).isBetween(0.6, 0.9); // the rows follow much the same formula
    }
}
