package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.card.Shipped;
import io.trendguard.model.card.Split;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.point.DecisionPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final TrainSettings SETTINGS =
            TrainSettings.of("seeded rows", true).withThreads(1).withMaxRounds(120);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void aModelIsBetterThanTheMajorityOnRowsItNeverMet() throws Exception {
        ModelReport report = Trainer.train(SeededRows.rows(1, 8000), SETTINGS, folder.resolve("m"), Progress.SILENT);
        PartMetrics test = report.metrics().test();
        PartMetrics majority = report.metrics().majority();
        assertThat(test.auc()).isGreaterThan(0.62);
        assertThat(test.aucLow()).isLessThan(test.auc()).isGreaterThan(0.55);
        assertThat(test.aucHigh()).isGreaterThan(test.auc()).isLessThan(0.8);
        assertThat(majority.auc()).isEqualTo(0.5);
        assertThat(test.logLoss()).isLessThan(majority.logLoss());
        assertThat(test.brier()).isLessThan(majority.brier());
        assertThat(report.metrics().testWithoutImputed()).isPresent();
        assertThat(report.provenance().synthetic()).isTrue();
        assertThat(report.provenance().dataHash()).hasSize(64);
        assertThat(report.provenance().tools()).containsEntry("xgboost4j", "3.0.4");
        assertThat(ModelReport.of(ModelFolder.read(folder.resolve("m")))).isEqualTo(report);
    }

    @Test
    void theSameRowsAndSeedGiveTheSameModelToTheByte() throws Exception {
        TrainingSet rows = SeededRows.rows(2, 3000);
        ModelReport one = Trainer.train(rows, SETTINGS, folder.resolve("a"), Progress.SILENT);
        ModelReport two = Trainer.train(rows, SETTINGS, folder.resolve("b"), Progress.SILENT);
        assertThat(two.version()).isEqualTo(one.version());
        ModelReport other = Trainer.train(rows, SETTINGS.withSeed(7), folder.resolve("c"), Progress.SILENT);
        assertThat(other.version()).isNotEqualTo(one.version());
    }

    @Test
    void anotherNumberOfThreadsChangesNoProbabilityByMoreThanAHundredth() throws Exception {
        TrainingSet rows = SeededRows.rows(3, 3000);
        Trainer.train(rows, SETTINGS, folder.resolve("a"), Progress.SILENT);
        Trainer.train(rows, SETTINGS.withThreads(2), folder.resolve("b"), Progress.SILENT);
        int[] all = IntStream.range(0, rows.size()).toArray();
        double[] one = RiskModels.load(folder.resolve("a")).probabilities(rows.columns(), all);
        double[] two = RiskModels.load(folder.resolve("b")).probabilities(rows.columns(), all);
        assertThat(two).containsExactly(one, within(0.01));
    }

    @Test
    void aRowIsTrainedOnOnlyIfItsOutcomeWasKnownWhicheverWayItWent() {
        TrainingSet rows = SeededRows.rows(4, 5000);
        TimeSplit split = TimeSplit.of(rows, SETTINGS);
        long validationFrom = split.summary().validationFrom().toEpochMilli();
        long testFrom = split.summary().testFrom().toEpochMilli();
        long month = Duration.ofDays(30).toMillis();
        for (int row : split.train()) {
            assertThat(rows.labelKnownAt()[row]).isLessThan(testFrom);
            assertThat(rows.eventTimes()[row]).isLessThan(Math.min(validationFrom, testFrom - month));
        }
        assertThat(split.validation().length)
                .as("as many as were asked for, although their outcomes take a month")
                .isCloseTo(
                        (int) (SETTINGS.validationShare()
                                * (split.test().length / (1 - SETTINGS.trainShare() - SETTINGS.validationShare()))),
                        withinPercentage(5));
        for (int row : split.validation()) {
            assertThat(rows.eventTimes()[row]).isBetween(validationFrom, testFrom - month - 1);
        }
        for (int row : split.test()) {
            assertThat(rows.eventTimes()[row]).isGreaterThanOrEqualTo(testFrom);
        }
        assertThat(split.summary().tooYoung()).isPositive();
        assertThat(split.summary().unknown()).isPositive();
        assertThat(split.summary().excluded()).isPositive();
        assertThat(split.summary().maturity()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void leavingOutYoungRowsKeepsTheShareOfReturns() {
        TrainingSet rows = SeededRows.rows(5, 20000);
        TimeSplit split = TimeSplit.of(rows, SETTINGS);
        assertThat(share(rows, split.train())).isCloseTo(share(rows, split.validation()), within(0.03));
        assertThat(share(rows, split.test())).isCloseTo(share(rows, split.validation()), within(0.03));
    }

    @Test
    void rowsWithoutReturnsAreRefusedWithTheirCount() {
        TrainingSet rows = SeededRows.rows(6, 500);
        Arrays.fill(rows.labels(), TrainingSet.KEPT);
        assertThatThrownBy(() -> Trainer.train(rows, SETTINGS, folder.resolve("m"), Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The training part has (0) returns among");
        Arrays.fill(rows.labels(), TrainingSet.UNKNOWN);
        assertThatThrownBy(() -> Trainer.train(rows, SETTINGS, folder.resolve("m"), Progress.SILENT))
                .hasMessageContaining("Only (0) of (500) rows have an outcome");
    }

    @Test
    void progressIsToldForEachRound() throws Exception {
        List<String> heard = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void stage(String what) {
                heard.add(what);
            }

            @Override
            public void round(int round, int most, double validationAuc) {
                heard.add(round + "/" + most);
                assertThat(validationAuc).isBetween(0.4, 1.0);
            }
        };
        Trainer.train(SeededRows.rows(7, 1000), SETTINGS.withMaxRounds(3), folder.resolve("m"), progress);
        assertThat(heard).contains("Cutting 1000 rows by time", "1/3", "2/3", "3/3", "Comparing with XGBoost4J");
    }

    @Test
    void theDefaultsAreKnown() {
        TrainSettings.Trees trees = new TrainSettings.Trees(800, 80, 0.03, 5, 20, 5, 0.8, 0.4);
        assertThat(TrainSettings.of("rows", false))
                .isEqualTo(new TrainSettings(
                        "rows",
                        false,
                        0.65,
                        0.2,
                        trees,
                        Optional.empty(),
                        2,
                        20260101,
                        20,
                        500,
                        24,
                        List.of("salutation"),
                        DecisionPoint.UNNAMED));
    }

    @Test
    void theShippedModelHasGrownOnAllRowsWithAnOutcomeAndSaysSo() throws Exception {
        TrainingSet rows = SeededRows.rows(8, 6000);
        ModelReport report = Trainer.train(rows, SETTINGS, folder.resolve("m"), Progress.SILENT);
        Shipped shipped = report.provenance().shipped().orElseThrow();
        Split measured = report.provenance().split();
        assertThat(shipped.rows()).isGreaterThanOrEqualTo(measured.train() + measured.validation() + measured.test());
        assertThat(shipped.to()).isEqualTo(measured.end());
        assertThat(shipped.calibrationRows()).isEqualTo(measured.validation() + measured.test());
        assertThat(shipped.measuredRounds()).isEqualTo(report.metrics().rounds());
        assertThat(shipped.calibration())
                .as("the way chosen for the measured model")
                .isEqualTo(report.metrics().calibration());
        assertThat(ModelFolder.read(folder.resolve("m"))
                        .json(ModelFolder.CALIBRATION, JsonNode.class)
                        .path("method")
                        .textValue())
                .isEqualTo(shipped.calibration());
        assertThat(shipped.rounds()).isGreaterThan(shipped.measuredRounds());
        assertThat(report.metrics().train().rows())
                .as("the metrics are those of the measured model")
                .isEqualTo(measured.train());
    }

    @Test
    void theShippedModelSaysOnAverageWhatHappened() throws Exception {
        TrainingSet rows = SeededRows.rows(9, 6000);
        Trainer.train(rows, SETTINGS, folder.resolve("m"), Progress.SILENT);
        int[] ripe = TimeSplit.ripe(rows);
        double[] probabilities = RiskModels.load(folder.resolve("m")).probabilities(rows.columns(), ripe);
        assertThat(Arrays.stream(probabilities).average().orElseThrow()).isCloseTo(share(rows, ripe), within(0.01));
    }

    private static double share(TrainingSet rows, int[] part) {
        return Arrays.stream(part).filter(row -> rows.labels()[row] == 1).count() / (double) part.length;
    }
}
