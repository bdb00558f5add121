package io.trendguard.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapley values by their definition, over all subsets, against the fast way. */
class TreeShapTest {
    private static final int FEATURES = 8;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void contributionsAreTheShapleyValuesOfTheCoverGame(long seed) {
        Random random = new Random(seed);
        List<TrainedTree> trees = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            trees.add(randomTree(random, 1 + random.nextInt(8)));
        }
        TrainedTrees trained = new TrainedTrees(FEATURES, 0.25f, trees);
        TreeShap shap = new TreeShap(trained);
        double[] phi = new double[FEATURES];
        for (int i = 0; i < 5; i++) {
            float[] row = new float[FEATURES];
            for (int f = 0; f < FEATURES; f++) {
                row[f] = random.nextInt(6) == 0 ? Float.NaN : random.nextInt(10);
            }
            shap.explain(row, shap.newScratch(), phi);
            assertThat(phi).containsExactly(byDefinition(trained, row), within(1e-12));
            assertThat(shap.baseline()).isCloseTo(value(trained, row, 0), within(1e-12));
        }
    }

    @Test
    void aTreeThatIsALeafExplainsNothing() {
        TrainedTree leaf = new TrainedTree(
                new int[] {-1}, new int[] {-1}, new int[1], new float[] {0.5f}, new boolean[1], new float[] {3});
        TreeShap shap = new TreeShap(new TrainedTrees(2, 1f, List.of(leaf)));
        double[] phi = {9, 9};
        shap.explain(new float[] {1, Float.NaN}, shap.newScratch(), phi);
        assertThat(phi).containsExactly(0, 0);
        assertThat(shap.baseline()).isEqualTo(1.5);
    }

    @Test
    void aTreeWithACircleIsRefused() {
        TrainedTree circle = new TrainedTree(
                new int[] {1, 1, -1}, new int[] {2, 2, -1}, new int[3], new float[3], new boolean[3], new float[] {
                    2, 1, 1
                });
        assertThatThrownBy(() -> new FlatTrees(new TrainedTrees(1, 0, List.of(circle))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Node (1) of tree (0) is broken: child (1) is no node of its own");
    }

    @Test
    void aTreeTooWideForTheArraysIsRefusedInWords() {
        int leaves = 70_000;
        int[] left = new int[2 * leaves - 1];
        int[] right = new int[2 * leaves - 1];
        for (int node = 0; node < left.length; node++) {
            left[node] = node < leaves - 1 ? 2 * node + 1 : -1;
            right[node] = node < leaves - 1 ? 2 * node + 2 : -1;
        }
        float[] cover = new float[left.length];
        Arrays.fill(cover, 1);
        TrainedTree wide = new TrainedTree(
                left, right, new int[left.length], new float[left.length], new boolean[left.length], cover);
        assertThatThrownBy(() -> new FlatTrees(new TrainedTrees(1, 0, List.of(wide))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Tree (0) has (139999) nodes")
                .hasMessageContaining("max_depth");
    }

    private static double[] byDefinition(TrainedTrees trained, float[] row) {
        double[] phi = new double[FEATURES];
        for (int f = 0; f < FEATURES; f++) {
            for (int known = 0; known < 1 << FEATURES; known++) {
                if ((known >> f & 1) == 0) {
                    double weight = factorial(Integer.bitCount(known))
                            * factorial(FEATURES - 1 - Integer.bitCount(known))
                            / factorial(FEATURES);
                    phi[f] += weight * (value(trained, row, known | 1 << f) - value(trained, row, known));
                }
            }
        }
        return phi;
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    private static double value(TrainedTrees trained, float[] row, int known) {
        double sum = trained.base();
        for (TrainedTree tree : trained.trees()) {
            sum += value(tree, 0, row, known);
        }
        return sum;
    }

    private static double value(TrainedTree tree, int node, float[] row, int known) {
        if (tree.isLeaf(node)) {
            return tree.value()[node];
        }
        int left = tree.left()[node];
        int right = tree.right()[node];
        int feature = tree.feature()[node];
        if ((known >> feature & 1) == 1) {
            boolean goesLeft = Float.isNaN(row[feature]) ? tree.missingLeft()[node] : row[feature] < tree.value()[node];
            return value(tree, goesLeft ? left : right, row, known);
        }
        double share = tree.cover()[left] / ((double) tree.cover()[left] + tree.cover()[right]);
        return share * value(tree, left, row, known) + (1 - share) * value(tree, right, row, known);
    }

    private static TrainedTree randomTree(Random random, int depth) {
        int most = (1 << (depth + 1)) - 1;
        TrainedTree tree = new TrainedTree(
                new int[most], new int[most], new int[most], new float[most], new boolean[most], new float[most]);
        int[] next = {1};
        grow(random, tree, 0, depth, next);
        int nodes = next[0];
        return new TrainedTree(
                Arrays.copyOf(tree.left(), nodes),
                Arrays.copyOf(tree.right(), nodes),
                Arrays.copyOf(tree.feature(), nodes),
                Arrays.copyOf(tree.value(), nodes),
                Arrays.copyOf(tree.missingLeft(), nodes),
                Arrays.copyOf(tree.cover(), nodes));
    }

    private static void grow(Random random, TrainedTree tree, int node, int depth, int[] next) {
        tree.cover()[node] = 0.5f + random.nextInt(40);
        if (depth == 0 || random.nextInt(5) == 0) {
            tree.left()[node] = -1;
            tree.right()[node] = -1;
            tree.value()[node] = (float) random.nextGaussian();
            return;
        }
        tree.feature()[node] = random.nextInt(FEATURES);
        tree.value()[node] = 1 + random.nextInt(9);
        tree.missingLeft()[node] = random.nextBoolean();
        tree.left()[node] = next[0]++;
        tree.right()[node] = next[0]++;
        grow(random, tree, tree.left()[node], depth - 1, next);
        grow(random, tree, tree.right()[node], depth - 1, next);
    }
}
