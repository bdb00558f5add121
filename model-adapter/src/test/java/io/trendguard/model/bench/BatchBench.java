package io.trendguard.model.bench;

import io.trendguard.model.tree.FlatTrees;
import io.trendguard.model.tree.SeededBooster;
import io.trendguard.model.tree.XgboostJson;
import java.util.Arrays;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

/**
 * Scoring a million rows (or as many as the argument says) with 300 trees of depth 6, by our batch and by XGBoost4J's own,
 * turn by turn, on one thread and on two. XGBoost4J predicts on a fresh DMatrix, since it caches what it has seen; making
 * the DMatrix is stated beside it. Needs {@code -Xmx2g}.
 *
 * <pre>
 *   ./mvnw -q -DskipTests package
 *   java -Xmx2g @model-adapter/target/bench.args io.trendguard.model.bench.BatchBench 1000000
 * </pre>
 */
public final class BatchBench {
    private static final int FEATURES = 28;
    private static final int ROUNDS = 5;

    private BatchBench() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        byte[] json;
        try (SeededBooster seeded =
                new SeededBooster(1, 20_000, FEATURES, 300, Map.of("max_depth", 6, "min_child_weight", 20.0))) {
            json = seeded.json();
        }
        FlatTrees trees = new FlatTrees(XgboostJson.read(json));
        float[] data = SeededBooster.rows(2, rows, FEATURES);
        Booster booster = XGBoost.loadModel(json);
        System.out.printf("JDK %s, %,d rows, median of %d%n", System.getProperty("java.version"), rows, ROUNDS);
        for (int threads : new int[] {1, 2}) {
            booster.setParam("nthread", threads);
            double[] ours = new double[ROUNDS];
            double[] making = new double[ROUNDS];
            double[] theirs = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                double[] scores = trees.logOdds(data, threads);
                ours[round] = seconds(start);
                start = System.nanoTime();
                DMatrix matrix = new DMatrix(data, rows, FEATURES, Float.NaN);
                making[round] = seconds(start);
                try {
                    start = System.nanoTime();
                    float[][] reference = booster.predict(matrix, true);
                    theirs[round] = seconds(start);
                    compare(scores, reference);
                } finally {
                    matrix.dispose();
                }
            }
            System.out.printf(
                    "%d thread(s): ours %.2f s, XGBoost4J %.2f s and %.2f s for the DMatrix: ratio %.2f, with DMatrix %.2f%n",
                    threads,
                    median(ours),
                    median(theirs),
                    median(making),
                    median(theirs) / median(ours),
                    (median(theirs) + median(making)) / median(ours));
        }
        booster.dispose();
    }

    private static void compare(double[] ours, float[][] theirs) {
        for (int row = 0; row < ours.length; row++) {
            if (!(Math.abs(sigmoid(ours[row]) - sigmoid(theirs[row][0])) <= 1e-6)) {
                throw new IllegalStateException(
                        "Row (%d) scores %s and by XGBoost4J %s.".formatted(row, ours[row], theirs[row][0]));
            }
        }
    }

    private static double sigmoid(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
