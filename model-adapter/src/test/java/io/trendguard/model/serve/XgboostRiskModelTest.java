package io.trendguard.model.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.json.Json;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.train.SeededRows;
import io.trendguard.risk.Reason;
import io.trendguard.risk.RiskAssessment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XgboostRiskModelTest {
    private static final TrainingSet ROWS = SeededModel.ROWS;

    private static XgboostRiskModel model() {
        return XgboostRiskModel.load(SeededModel.folder());
    }

    @Test
    void theLiveScoreOfARowIsItsScoreInATable() {
        XgboostRiskModel model = model();
        int[] all = IntStream.range(0, 500).toArray();
        double[] table = model.probabilities(ROWS.columns(), all);
        for (int row : all) {
            FeatureVector vector = SeededRows.vector(ROWS, row);
            RiskAssessment live = model.assess(vector);
            assertThat(live.probability().doubleValue()).isCloseTo(table[row], within(5.1e-7));
            assertThat(model.score(vector)).isEqualTo(new ServedModel.Score(live.probability(), live.logOdds()));
            assertThat(live.modelVersion()).isEqualTo(model.version());
        }
    }

    @Test
    void contributionsAddUpFarWithinWhatIsAllowed() {
        XgboostRiskModel model = model();
        for (int row = 0; row < 300; row++) {
            RiskAssessment risk = model.assess(SeededRows.vector(ROWS, row));
            double sum = risk.baseline()
                    + risk.contributions().stream()
                            .mapToDouble(c -> c.logOdds())
                            .sum();
            assertThat(sum).isCloseTo(risk.logOdds(), within(1e-12));
        }
    }

    @Test
    void reasonsAreTheStrongestFindingsAndNoneIsGivenTwice() {
        XgboostRiskModel model = model();
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
    void aReasonNamesItsValue() {
        RiskAssessment risk = model().assess(with("discount_depth", new FeatureValue.Numeric(0.98f)));
        assertThat(risk.reasons())
                .filteredOn(reason -> reason.code().equals("DEEP_DISCOUNT"))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.analystSentence()).isEqualTo("discount_depth (0.98) raises the risk.");
                    assertThat(reason.customerSentence()).isEqualTo("discount_depth speaks against it.");
                });
    }

    @Test
    void aValueAboveTheCapCountsAsTheCapAndIsNoted() {
        Encoding.OfNumber encoding = (Encoding.OfNumber) SeededModel.folder()
                .json(ModelFolder.ENCODING, Encoding.class)
                .features()
                .get(3);
        float cap = encoding.cap().orElseThrow();
        RiskAssessment capped = model().assess(with("order_value", new FeatureValue.Numeric(1e7f)));
        assertThat(capped.notes())
                .contains("order_value: 1.0E7 counts as %s, the highest that the model knows well".formatted(cap));
        RiskAssessment same = model().assess(with("order_value", new FeatureValue.Numeric(cap)));
        assertThat(capped.contributions()).isEqualTo(same.contributions());
        assertThat(same.notes()).noneMatch(note -> note.startsWith("order_value"));
    }

    @Test
    void anUnknownWordAndARareOneCountAsMissingAndAreNoted() {
        RiskAssessment missing = model().assess(with("category", new FeatureValue.Missing("the page did not say")));
        assertThat(missing.notes()).contains("category: missing (the page did not say)");
        for (String word : List.of("never-seen", "category-39")) {
            RiskAssessment unknown = model().assess(with("category", new FeatureValue.Category(word)));
            assertThat(unknown.notes())
                    .contains("category: the word (%s) is unknown to the model and counts as missing".formatted(word));
            assertThat(unknown.contributions()).isEqualTo(missing.contributions());
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
        XgboostRiskModel model = model();
        List<byte[]> one = new ArrayList<>();
        for (int row = 0; row < 200; row++) {
            one.add(Json.canonical(model.assess(SeededRows.vector(ROWS, row))));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                answers.add(threads.submit(() -> {
                    boolean equal = true;
                    for (int row = 0; row < 200; row++) {
                        byte[] bytes = Json.canonical(model.assess(SeededRows.vector(ROWS, row)));
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
    void aModelThatDisagreesWithXgboostIsRefusedWithRowAndValues(@TempDir Path copy) throws Exception {
        ModelFolder folder = SeededModel.folder();
        Probe[] wrongShap = folder.json(ModelFolder.PROBES, Probe[].class);
        wrongShap[3].contributions()[1] += 0.001f;
        assertThatThrownBy(() -> XgboostRiskModel.load(rewritten(copy, folder, wrongShap)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("on probe row (3) the contribution of hours_since_peak is")
                .hasMessageContaining("by the file");
        Probe[] wrongScore = folder.json(ModelFolder.PROBES, Probe[].class);
        Probe probe = wrongScore[2];
        wrongScore[2] = new Probe(probe.row(), probe.logOdds() + 0.0001f, probe.contributions());
        assertThatThrownBy(() -> XgboostRiskModel.load(rewritten(copy, folder, wrongScore)))
                .hasMessageContaining("on probe row (2) the score is");
    }

    @Test
    void aMissingLibraryNamesTheRemedy() {
        XgboostLibrary.check();
        assertThat(XgboostLibrary.remedy(new ExceptionInInitializerError(new UnsatisfiedLinkError(
                        "/tmp/libxgboost4j.so: libgomp.so.1: cannot open shared object file"))))
                .contains("apt-get install libgomp1");
    }

    private static FeatureVector with(String name, FeatureValue value) {
        FeatureVector vector = SeededRows.vector(ROWS, 0);
        return new FeatureVector(
                vector.schemaVersion(),
                vector.features().stream()
                        .map(feature ->
                                feature.name().equals(name) ? new Feature(name, value, feature.asOf()) : feature)
                        .toList());
    }

    private static ModelFolder rewritten(Path copy, ModelFolder folder, Probe[] probes) throws Exception {
        Map<String, byte[]> files = folder.files();
        files.put(ModelFolder.PROBES, Json.mapper().writeValueAsBytes(probes));
        return ModelFolder.write(copy.resolve("rewritten"), files);
    }
}
