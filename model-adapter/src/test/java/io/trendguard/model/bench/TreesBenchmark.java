package io.trendguard.model.bench;

import ai.onnxruntime.OrtException;
import io.trendguard.model.tree.FlatTrees;
import io.trendguard.model.tree.SeededBooster;
import io.trendguard.model.tree.TrainedTrees;
import io.trendguard.model.tree.TreeShap;
import io.trendguard.model.tree.XgboostJson;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Scoring and explaining one row with 300 trees of depth 6, by our arrays and by the libraries of {@link Peers}. Nothing is
 * timed before all of them gave the same scores. Prints how their medians compare, which a busy machine hardly moves:
 *
 * <pre>
 *   ./mvnw -q -DskipTests package
 *   java @model-adapter/target/bench.args io.trendguard.model.bench.TreesBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TreesBenchmark {
    private static final int FEATURES = 28;
    private static final int ROWS = 512;

    /** Least cover of a leaf: bushy trees, and trees as a business keeps them. */
    @Param({"1", "20"})
    private double minChildWeight;

    private float[][] rows = {};
    private int next;
    private FlatTrees trees;
    private int[] treesScratch = {};
    private TreeShap shap;
    private TreeShap.Scratch shapScratch;
    private final double[] contributions = new double[FEATURES];
    private Peers peers;

    /** Everything is trained anew: the numbers do not depend on a file. */
    @SuppressWarnings("NullAway.Init")
    public TreesBenchmark() {}

    @Setup
    public void train() throws Exception {
        byte[] json;
        try (SeededBooster seeded = new SeededBooster(
                1, 20_000, FEATURES, 300, Map.of("max_depth", 6, "min_child_weight", minChildWeight))) {
            json = seeded.json();
        }
        TrainedTrees trained = XgboostJson.read(json);
        trees = new FlatTrees(trained);
        treesScratch = trees.newScratch();
        shap = new TreeShap(trained);
        shapScratch = shap.newScratch();
        float[] all = SeededBooster.rows(2, ROWS, FEATURES);
        rows = new float[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            rows[row] = Arrays.copyOfRange(all, row * FEATURES, (row + 1) * FEATURES);
        }
        peers = new Peers(json, trained);
        for (float[] row : rows) {
            compare("XGBoost4J", peers.xgboost(row), row);
            compare("xgboost-predictor", peers.h2o(row), row);
            compare("ONNX Runtime", peers.onnx(row), row);
        }
    }

    /** All compute in float32 and may add up in another order: as probabilities they agree within 1e-6. */
    private void compare(String library, float theirs, float[] row) {
        double ours = trees.logOdds(row, treesScratch);
        if (!(Math.abs(sigmoid(ours) - sigmoid(theirs)) <= 1e-6)) {
            throw new IllegalStateException(
                    "%s scores %s and ours %s for %s.".formatted(library, theirs, ours, Arrays.toString(row)));
        }
    }

    private static double sigmoid(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    @TearDown
    public void free() throws OrtException {
        peers.close();
    }

    private float[] row() {
        next = (next + 1) % ROWS;
        return rows[next];
    }

    @Benchmark
    public double scoreFlat() {
        return trees.logOdds(row(), treesScratch);
    }

    @Benchmark
    public float scoreXgboost() throws XGBoostError {
        return peers.xgboost(row());
    }

    @Benchmark
    public float scoreH2o() {
        return peers.h2o(row());
    }

    @Benchmark
    public float scoreOnnx() throws OrtException {
        return peers.onnx(row());
    }

    @Benchmark
    public double[] shapFlat() {
        shap.explain(row(), shapScratch, contributions);
        return contributions;
    }

    @Benchmark
    public float[] shapXgboost() throws XGBoostError {
        return peers.xgboostShap(row());
    }

    /** Runs all and prints how they compare. */
    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(TreesBenchmark.class.getName())
                        .build())
                .run();
        Map<String, Double> micros = results.stream()
                .collect(Collectors.toMap(
                        result -> result.getPrimaryResult().getLabel() + " "
                                + result.getParams().getParam("minChildWeight"),
                        result -> result.getPrimaryResult().getStatistics().getPercentile(50)));
        System.out.printf("JDK %s%n", System.getProperty("java.version"));
        for (String weight : new String[] {"1", "20"}) {
            for (String what : new String[] {"scoreXgboost", "scoreH2o", "scoreOnnx", "shapXgboost"}) {
                double ours =
                        micros.getOrDefault((what.startsWith("score") ? "scoreFlat " : "shapFlat ") + weight, 0.0);
                double theirs = micros.getOrDefault(what + " " + weight, Double.NaN);
                System.out.printf(
                        "min_child_weight %2s  %-12s %8.1f us, ours %6.1f us: ratio %.1f%n",
                        weight, what, theirs, ours, theirs / ours);
            }
        }
    }
}
