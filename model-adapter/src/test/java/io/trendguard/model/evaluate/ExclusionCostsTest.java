package io.trendguard.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.CostRule;
import io.trendguard.model.train.Fit;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trained;
import io.trendguard.model.train.Trainer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a feature about a person is worth is measured by two models that differ in it alone. */
final class ExclusionCostsTest {
    private static final TrainSettings SETTINGS =
            TrainSettings.of("seeded rows", true).withThreads(1).withMaxRounds(40);
    private static final Effort EFFORT = new Effort(50, 100, 1, 100_000, 1, 1, 1);
    private static final NamedCosts COSTS = new NamedCosts("shop", "", CostRule.DEFAULT);

    /** The seeded rows, of which some features are about the person. */
    private static TrainingSet rows(Map<String, String> reasons) {
        TrainingSet rows = SeededRows.rows(8, 4_000);
        List<FeatureDefinition> definitions = rows.schema().definitions().stream()
                .map(one -> new FeatureDefinition(
                        one.name(),
                        one.kind(),
                        one.feed(),
                        one.unit(),
                        reasons.getOrDefault(one.name(), one.reasonCode()),
                        one.raises(),
                        one.lowers(),
                        one.taken()))
                .toList();
        return new TrainingSet(
                new FeatureSchema(definitions),
                rows.rowKeys(),
                rows.eventTimes(),
                rows.columns(),
                rows.labels(),
                rows.labelKnownAt(),
                rows.imputed(),
                rows.pricesMinor(),
                rows.customers(),
                rows.returnedAt());
    }

    private static List<ExclusionCost> costs(TrainingSet rows, TrainSettings settings, Effort effort)
            throws IOException {
        Trained trained = Trainer.train(rows, settings, Progress.SILENT);
        return ExclusionCosts.of(trained, COSTS, effort, Progress.SILENT);
    }

    @Test
    void whatDecidesMuchIsDearToLeaveOutAndWhatDecidesNothingIsNot() throws IOException {
        List<ExclusionCost> costs =
                costs(rows(Map.of("discount_depth", "AGE_BAND", "trend_velocity", "REGION")), SETTINGS, EFFORT);
        assertThat(costs)
                .extracting(ExclusionCost::name)
                .containsExactly("age", "form of address", "region", "all of these");
        assertThat(costs.get(0).features()).containsExactly("discount_depth");
        assertThat(costs.get(0).figures().orElseThrow().auc().low()).isPositive();
        assertThat(costs.get(0).figures().orElseThrow().logLoss().low()).isPositive();
        assertThat(costs.get(1).absent())
                .hasValueSatisfying(why -> assertThat(why).startsWith("This data"));
        assertThat(costs.get(2).figures().orElseThrow().auc().value()).isCloseTo(0, within(0.02));
        assertThat(costs.get(3).figures().orElseThrow().auc().value())
                .isGreaterThan(costs.get(2).figures().orElseThrow().auc().value());
    }

    @Test
    void theDifferenceIsThatOfTwoModelsOnTheSameRows() throws IOException {
        TrainingSet rows = rows(Map.of("discount_depth", "AGE_BAND"));
        Trained trained = Trainer.train(rows, SETTINGS, Progress.SILENT);
        ExclusionCost.Figures figures = ExclusionCosts.of(trained, COSTS, EFFORT, Progress.SILENT)
                .get(0)
                .figures()
                .orElseThrow();
        int[] test = trained.split().test();
        TrainingSet without = rows.excluding(List.of("discount_depth"));
        Fit other = Fit.of(without, trained.split().train(), trained.split().validation(), SETTINGS, Progress.SILENT);
        boolean[] returned = Judged.of(rows, test).returned();
        double with =
                Measures.of(trained.fit().probabilities(rows, test), returned).auc();
        double less = Measures.of(other.probabilities(without, test), returned).auc();
        assertThat(figures.auc().value()).isCloseTo(with - less, within(1e-12));
    }

    @Test
    void ofAFeatureThatIsLeftOutTheSameIsMeasuredByLettingItDecide() throws IOException {
        TrainingSet rows = rows(Map.of("discount_depth", "AGE_BAND"));
        ExclusionCost decides = costs(rows, SETTINGS, EFFORT).get(0);
        ExclusionCost left = costs(rows, SETTINGS.excluding(List.of("discount_depth", "device")), EFFORT)
                .get(0);
        assertThat(decides.excluded()).isFalse();
        assertThat(left.excluded()).isTrue();
        assertThat(left.figures().orElseThrow().auc().low()).isPositive();
        assertThat(costs(rows, SETTINGS.excluding(List.of("device")), EFFORT))
                .as("whatever else is left out")
                .extracting(ExclusionCost::name)
                .contains("device");
    }

    @Test
    void whereTheDataKnowsNoneItSaysSoAndAShortReportTrainsNothing() throws IOException {
        assertThat(costs(rows(Map.of()), SETTINGS, EFFORT))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.absent().orElseThrow()).startsWith("This data does not know it"));
        assertThat(costs(rows(Map.of("device", "REGION")), SETTINGS, new Effort(50, 100, 0, 100_000, 1, 1, 1))
                        .get(2)
                        .absent())
                .hasValue("A short report trains no further model.");
    }
}
