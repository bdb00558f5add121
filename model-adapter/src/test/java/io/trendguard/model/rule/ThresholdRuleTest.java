package io.trendguard.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.card.Imported;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.InstalledFeatures;
import io.trendguard.model.feature.PointFeatures;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.Reason;
import io.trendguard.risk.RiskAssessment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The retailers' rule of thumb, served as a model: carts below 20 are abandoned. */
final class ThresholdRuleTest {
    private static final PointFeatures CARTS = InstalledFeatures.of(CartPoint.NAME);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Map<String, byte[]> files() {
        return CARTS.baseline().orElseThrow();
    }

    private ServedModel model() throws IOException {
        return RiskModels.loadChecked(ModelFolder.write(folder.resolve("rule"), files()));
    }

    private static FeatureVector cart(FeatureValue value) {
        Instant now = Instant.parse("2026-05-01T12:00:00Z");
        List<Feature> features = CARTS.schema().definitions().stream()
                .map(definition -> new Feature(definition.name(), value(definition, value), now))
                .toList();
        return new FeatureVector(CARTS.schema().version(), features);
    }

    private static FeatureValue value(FeatureDefinition definition, FeatureValue cartValue) {
        if (definition.name().equals("cart_value")) {
            return cartValue;
        }
        return definition.kind() == FeatureDefinition.Kind.CATEGORY
                ? new FeatureValue.Category("phone")
                : new FeatureValue.Numeric(7);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0.01, true", "19.98, true", "19.99, true", "20, false", "20.01, false", "90000, false"})
    void aCartBelow20IsAbandonedAndOneOf20IsNot(float value, boolean abandoned) throws IOException {
        RiskAssessment assessment = model().assess(cart(new FeatureValue.Numeric(value)));
        assertThat(assessment.probability()).isEqualByComparingTo(abandoned ? "0.75" : "0.25");
    }

    @Test
    void onlyTheValueOfTheCartContributesAndTheReasonNamesIt() throws IOException {
        RiskAssessment assessment = model().assess(cart(new FeatureValue.Numeric(12)), "EUR");
        assertThat(assessment.contributions())
                .filteredOn(contribution -> contribution.logOdds() != 0)
                .extracting(Contribution::feature)
                .containsExactly("cart_value");
        assertThat(assessment.reasons()).extracting(Reason::feature).containsExactly("cart_value");
        assertThat(assessment.reasons().get(0).analystSentence()).contains("worth 12.00 EUR");
    }

    @Test
    void aCartWhoseValueIsNotKnownIsNeitherAbandonedNorNot() throws IOException {
        RiskAssessment assessment = model().assess(cart(new FeatureValue.Missing("not stated")));
        assertThat(assessment.probability().doubleValue()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void theRuleIsTheSameModelOnEveryRun() throws IOException {
        String version = model().version();
        assertThat(ModelFolder.write(folder.resolve("again"), files()).version())
                .isEqualTo(version)
                .isEqualTo(ModelFolder.read(folder.resolve("rule")).version());
    }

    @Test
    void anAssessmentMadeAgainIsEqual() throws IOException {
        FeatureVector cart = cart(new FeatureValue.Numeric(19.99f));
        ServedModel model = model();
        assertThat(model.assess(cart, "EUR")).isEqualTo(model.assess(cart, "EUR"));
        assertThat(RiskModels.load(folder.resolve("rule")).assess(cart, "EUR")).isEqualTo(model.assess(cart, "EUR"));
    }

    @Test
    void theFolderSaysThatItIsARuleAndForWhichDecisionPoint() throws IOException {
        ModelFolder written = ModelFolder.write(folder.resolve("rule"), files());
        assertThat(written.decisionPoint()).isEqualTo(CartPoint.NAME);
        assertThat(written.json(ModelFolder.READINESS, Readiness.class).ready()).isTrue();
        assertThat(written.json(ModelFolder.IMPORTED, Imported.class).toString())
                .contains("less than 20 is abandoned", "not trained or measured");
    }
}
