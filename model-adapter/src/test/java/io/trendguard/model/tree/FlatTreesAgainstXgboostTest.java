package io.trendguard.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlatTreesAgainstXgboostTest {
    private static final double SCORE = 1e-6;
    private static final double SHAP = 1e-5;

    static Stream<Arguments> boosters() {
        return Stream.of(
                Arguments.of("shallow trees", 1L, 3000, 12, 60, Map.of("max_depth", 3)),
                Arguments.of("the usual", 2L, 8000, 20, 300, Map.of("max_depth", 6)),
                Arguments.of("few features, many repeats", 3L, 5000, 3, 80, Map.of("max_depth", 9)),
                Arguments.of("deep trees", 4L, 4000, 30, 20, Map.of("max_depth", 18, "min_child_weight", 0.01)),
                Arguments.of(
                        "grown by loss",
                        5L,
                        4000,
                        25,
                        30,
                        Map.of("max_depth", 0, "grow_policy", "lossguide", "max_leaves", 60)),
                Arguments.of("pruned to single leaves", 6L, 500, 6, 30, Map.of("gamma", 40)),
                Arguments.of("nothing but single leaves", 7L, 500, 6, 5, Map.of("gamma", 1e6)),
                Arguments.of("one feature", 8L, 1000, 1, 40, Map.of("max_depth", 4)),
                Arguments.of(
                        "sampled rows and columns",
                        9L,
                        3000,
                        15,
                        100,
                        Map.of("subsample", 0.7, "colsample_bytree", 0.5)),
                Arguments.of("exact splits", 10L, 2000, 10, 50, Map.of("tree_method", "exact", "max_depth", 7)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("boosters")
    void flatTreesAgreeWithXgboost(
            String name, long seed, int rows, int features, int rounds, Map<String, Object> parameters)
            throws Exception {
        try (SeededBooster booster = new SeededBooster(seed, rows, features, rounds, parameters)) {
            TrainedTrees trained = XgboostJson.read(booster.json());
            FlatTrees trees = new FlatTrees(trained);
            TreeShap shap = new TreeShap(trained);
            float[] x = probes(seed, 203, features);
            float[][] logOdds = booster.logOdds(x);
            float[][] contributions = booster.contributions(x);
            double[] together = trees.logOdds(x, 1);
            assertThat(trees.logOdds(x, 3)).isEqualTo(together);
            TreeShap.Scratch scratch = shap.newScratch();
            double[] phi = new double[features];
            for (int row = 0; row < logOdds.length; row++) {
                float[] one = Arrays.copyOfRange(x, row * features, (row + 1) * features);
                double ours = trees.logOdds(one, trees.newScratch());
                assertThat(together[row]).isEqualTo(ours);
                assertThat(sigmoid(ours)).isCloseTo(sigmoid(logOdds[row][0]), within(SCORE));

                shap.explain(one, scratch, phi);
                for (int f = 0; f < features; f++) {
                    assertThat(phi[f]).as("row %d feature %d", row, f).isCloseTo(contributions[row][f], within(SHAP));
                }
                assertThat(shap.baseline()).isCloseTo(contributions[row][features], within(SHAP));
                assertThat(shap.baseline() + Arrays.stream(phi).sum()).isCloseTo(ours, within(1e-11));
            }
        }
    }

    private static float[] probes(long seed, int rows, int features) {
        float[] x = SeededBooster.rows(seed + 100, rows, features);
        Arrays.fill(x, 0, features, Float.NaN);
        Arrays.fill(x, features, 2 * features, Float.MAX_VALUE);
        Arrays.fill(x, 2 * features, 3 * features, -Float.MAX_VALUE);
        Arrays.fill(x, 3 * features, 4 * features, 0.0f);
        Arrays.fill(x, 4 * features, 5 * features, -0.0f);
        Arrays.fill(x, 5 * features, 6 * features, Float.MIN_VALUE);
        return x;
    }

    private static double sigmoid(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
