package io.trendguard.model.bench;

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
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
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
 * Scoring and explaining one row with 300 trees of depth 6, by flat arrays and by XGBoost4J. XGBoost4J gets a new DMatrix
 * for each row, as a live service would have to: it caches the predictions of one that it has seen.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
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
    private float[] treesScratch = {};
    private TreeShap shap;
    private TreeShap.Scratch shapScratch;
    private final double[] contributions = new double[FEATURES];
    private Booster booster;

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
        booster = XGBoost.loadModel(json);
        booster.setParam("nthread", 1);
        float[] all = SeededBooster.rows(2, ROWS, FEATURES);
        rows = new float[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            rows[row] = Arrays.copyOfRange(all, row * FEATURES, (row + 1) * FEATURES);
        }
    }

    @TearDown
    public void free() {
        booster.dispose();
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
    public float[][] scoreXgboost() throws XGBoostError {
        DMatrix data = new DMatrix(row(), 1, FEATURES, Float.NaN);
        try {
            return booster.predict(data, true);
        } finally {
            data.dispose();
        }
    }

    @Benchmark
    public double[] shapFlat() {
        shap.explain(row(), shapScratch, contributions);
        return contributions;
    }

    @Benchmark
    public float[][] shapXgboost() throws XGBoostError {
        DMatrix data = new DMatrix(row(), 1, FEATURES, Float.NaN);
        try {
            return booster.predictContrib(data, 0);
        } finally {
            data.dispose();
        }
    }

    /** Runs all four and prints how they compare. */
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
        for (String kind : new String[] {"score", "shap"}) {
            for (String weight : new String[] {"1", "20"}) {
                double ours = micros.getOrDefault(kind + "Flat " + weight, Double.NaN);
                double theirs = micros.getOrDefault(kind + "Xgboost " + weight, Double.NaN);
                System.out.printf(
                        "%s, min_child_weight %s: flat %.1f us, XGBoost4J %.1f us, ratio %.1f%n",
                        kind, weight, ours, theirs, theirs / ours);
            }
        }
    }
}
