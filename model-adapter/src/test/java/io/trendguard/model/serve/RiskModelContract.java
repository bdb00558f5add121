package io.trendguard.model.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.json.CanonicalJson;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.train.SeededRows;
import io.trendguard.risk.Reason;
import io.trendguard.risk.RiskAssessment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every model that serves keeps to, whatever computes it; the rows are of {@link SeededRows#SCHEMA}. */
abstract class RiskModelContract {
    static final TrainingSet ROWS = SeededModel.ROWS;

    /** The model, loaded from its folder. */
    abstract ServedModel model();

    @Test
    void theLiveScoreOfARowIsItsScoreInATable() {
        ServedModel model = model();
        int[] all = IntStream.range(0, 500).toArray();
        double[] table = model.probabilities(ROWS.columns(), all);
        for (int row : all) {
            FeatureVector vector = SeededRows.vector(ROWS, row);
            RiskAssessment live = model.assess(vector);
            assertThat(live.probability().doubleValue()).isCloseTo(table[row], within(5.1e-7));
            RiskAssessment before = model.explainingBeforeCalibration().assess(vector);
            assertThat(before.probability()).isEqualTo(live.probability());
            assertThat(model.score(vector)).isEqualTo(new ServedModel.Score(live.probability(), before.logOdds()));
            assertThat(live.modelVersion()).isEqualTo(model.version());
        }
    }

    @Test
    void contributionsAddUpFarWithinWhatIsAllowed() {
        ServedModel model = model();
        for (int row = 0; row < 300; row++) {
            RiskAssessment risk = model.assess(SeededRows.vector(ROWS, row));
            double sum = risk.baseline()
                    + risk.contributions().stream()
                            .mapToDouble(c -> c.logOdds())
                            .sum();
            sum += risk.calibration().orElseThrow().logOdds();
            assertThat(sum).isCloseTo(risk.logOdds(), within(1e-11));
            assertThat(Calibration.sigmoid(sum)).isCloseTo(risk.probability().doubleValue(), within(6e-7));
        }
    }

    @Test
    void reasonsAreTheStrongestFindingsAndNoneIsGivenTwice() {
        ServedModel model = model();
        for (int row = 0; row < 300; row++) {
            RiskAssessment risk = model.assess(SeededRows.vector(ROWS, row));
            assertThat(risk.reasons()).hasSizeLessThanOrEqualTo(3);
            assertThat(risk.reasons()).extracting(Reason::code).doesNotHaveDuplicates();
            assertThat(risk.reasons()).extracting(Reason::logOdds).isSortedAccordingTo((a, b) -> Double.compare(b, a));
            assertThat(risk.reasons())
                    .allSatisfy(reason -> assertThat(reason.logOdds()).isPositive());
            double fading = risk.contributions().get(1).logOdds()
                    + risk.contributions().get(2).logOdds();
            risk.reasons().stream()
                    .filter(reason -> reason.code().equals("TREND_FADING"))
                    .forEach(reason -> assertThat(reason.logOdds()).isEqualTo(fading));
        }
    }

    @Test
    void aVectorOfAnotherSchemaIsRefused() {
        FeatureVector vector = SeededRows.vector(ROWS, 0);
        assertThatThrownBy(() -> model().assess(new FeatureVector("other", vector.features())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The features are of schema (other, 7 features)");
        assertThatThrownBy(() -> model().assess(with("device", new FeatureValue.Numeric(1))))
                .hasMessageContaining("The feature (device) is a CATEGORY");
    }

    @Test
    void manyThreadsGiveTheSameBytesAsOne() throws Exception {
        ServedModel model = model();
        List<byte[]> one = new ArrayList<>();
        for (int row = 0; row < 200; row++) {
            one.add(CanonicalJson.bytes(model.assess(SeededRows.vector(ROWS, row))));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                answers.add(threads.submit(() -> {
                    boolean equal = true;
                    for (int row = 0; row < 200; row++) {
                        byte[] bytes = CanonicalJson.bytes(model.assess(SeededRows.vector(ROWS, row)));
                        equal &= Arrays.equals(bytes, one.get(row));
                    }
                    return equal;
                }));
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aWordThatTheModelDoesNotKnowCountsAsMissing() {
        RiskAssessment unknown = model().assess(with("device", new FeatureValue.Category("never-seen")));
        RiskAssessment missing = model().assess(with("device", new FeatureValue.Missing("not told")));
        assertThat(unknown.contributions()).isEqualTo(missing.contributions());
    }

    static FeatureVector with(String name, FeatureValue value) {
        FeatureVector vector = SeededRows.vector(ROWS, 0);
        return new FeatureVector(
                vector.schemaVersion(),
                vector.features().stream()
                        .map(feature ->
                                feature.name().equals(name) ? new Feature(name, value, feature.asOf()) : feature)
                        .toList());
    }
}
