package io.trendguard.model.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.json.Json;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trainer;
import io.trendguard.risk.Reason;
import io.trendguard.risk.RiskAssessment;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XgboostRiskModelTest {
    private static final TrainingSet ROWS = SeededRows.rows(1, 4000);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path copy;

    @BeforeAll
    static void train() throws Exception {
        TrainSettings settings =
                TrainSettings.of("seeded rows", true).withThreads(1).withMaxRounds(60);
        Trainer.train(ROWS, settings, folder.resolve("model"), Progress.SILENT);
    }

    private static XgboostRiskModel model() {
        return XgboostRiskModel.load(folder.resolve("model"));
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
            assertThat(model.probability(vector)).isEqualTo(live.probability());
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
        Encoding.OfNumber encoding = (Encoding.OfNumber) ModelFolder.read(folder.resolve("model"))
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trees.json",
                "calibration.json",
                "feature-schema.json",
                "encoding.json",
                "training-snapshot.json",
                "metrics.json",
                "provenance.json",
                "probes.json",
                "model.json"
            })
    void aFolderWithOneByteChangedIsRefusedByTheNameOfTheFile(String name) throws Exception {
        copyModel();
        byte[] bytes = Files.readAllBytes(copy.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy.resolve(name), bytes);
        assertThatThrownBy(() -> XgboostRiskModel.load(copy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(" + name + ")");
    }

    @Test
    void aFolderWithAFileTooFewOrTooManyIsRefused() throws Exception {
        copyModel();
        Files.writeString(copy.resolve("notes.txt"), "hello");
        assertThatThrownBy(() -> ModelFolder.read(copy))
                .hasMessageContaining("(notes.txt): it is not on the model's list");
        Files.delete(copy.resolve("notes.txt"));
        Files.delete(copy.resolve("trees.json"));
        assertThatThrownBy(() -> ModelFolder.read(copy)).hasMessageContaining("has no file (trees.json)");
    }

    @Test
    void aModelThatDisagreesWithXgboostIsRefusedWithRowAndValues() throws Exception {
        ModelFolder folder = ModelFolder.read(XgboostRiskModelTest.folder.resolve("model"));
        Probe[] wrongShap = folder.json(ModelFolder.PROBES, Probe[].class);
        wrongShap[3].contributions()[1] += 0.001f;
        assertThatThrownBy(() -> XgboostRiskModel.load(rewritten(folder, wrongShap)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("on probe row (3) the contribution of hours_since_peak is")
                .hasMessageContaining("by the file");
        Probe[] wrongScore = folder.json(ModelFolder.PROBES, Probe[].class);
        Probe probe = wrongScore[2];
        wrongScore[2] = new Probe(probe.row(), probe.logOdds() + 0.0001f, probe.contributions());
        assertThatThrownBy(() -> XgboostRiskModel.load(rewritten(folder, wrongScore)))
                .hasMessageContaining("on probe row (2) the score is");
    }

    @Test
    void aModelIsReplacedAsAWholeButNothingElseIsOverwritten() throws Exception {
        ModelFolder model = ModelFolder.read(folder.resolve("model"));
        ModelFolder again = rewritten(model, model.json(ModelFolder.PROBES, Probe[].class));
        ModelFolder.write(again.path(), files(model));
        assertThat(ModelFolder.read(again.path()).version()).isEqualTo(model.version());
        Path other = Files.createDirectory(copy.resolve("other"));
        Files.writeString(other.resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> ModelFolder.write(other, files(model)))
                .hasMessageContaining("holds something that is no model");
        assertThat(other.resolve("thesis.txt")).exists();
    }

    @Test
    void scoresAreWrittenRowByRowWithADecision() throws Exception {
        StringWriter out = new StringWriter();
        List<Integer> progress = new ArrayList<>();
        new Scorer(model(), CostRule.DEFAULT).score(ROWS, out, progress::add);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(4001).first().isEqualTo("row_key,p_return,decision");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.matches("row-\\d+,[01]\\.\\d{6},(flag|pass)"));
        assertThat(lines).anyMatch(line -> line.endsWith("flag")).anyMatch(line -> line.endsWith("pass"));
        assertThat(progress).containsExactly(4000);
    }

    @Test
    void aFlagIsRaisedWhereAMissedReturnCostsMoreThanANeedlessFlag() {
        assertThat(CostRule.DEFAULT.flags(0.5, 1000)).isTrue(); // 0.5 * 10.00 > 0.5 * 5.00
        assertThat(CostRule.DEFAULT.flags(0.3, 1000)).isFalse(); // 0.3 * 10.00 < 0.7 * 5.00
        assertThat(CostRule.DEFAULT.flags(0.5, 10000)).isFalse(); // 0.5 * 32.50 < 0.5 * 50.00
        assertThat(CostRule.DEFAULT.flags(0.1, 0)).isTrue();
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

    private void copyModel() throws Exception {
        try (var files = Files.list(folder.resolve("model"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    private ModelFolder rewritten(ModelFolder folder, Probe[] probes) throws Exception {
        Map<String, byte[]> files = files(folder);
        files.put(ModelFolder.PROBES, Json.mapper().writeValueAsBytes(probes));
        return ModelFolder.write(copy.resolve("rewritten"), files);
    }

    private static Map<String, byte[]> files(ModelFolder folder) {
        Map<String, byte[]> files = new HashMap<>();
        for (String name : List.of(
                ModelFolder.TREES,
                ModelFolder.CALIBRATION,
                ModelFolder.FEATURE_SCHEMA,
                ModelFolder.ENCODING,
                ModelFolder.TRAINING_SNAPSHOT,
                ModelFolder.METRICS,
                ModelFolder.PROVENANCE,
                ModelFolder.PROBES)) {
            files.put(name, folder.file(name));
        }
        return files;
    }
}
