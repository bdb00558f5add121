package io.trendguard.model.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Exact path-dependent SHAP values of boosted trees (Lundberg et al., "From local explanations to global understanding
 * with explainable AI for trees", 2020), in time linear in the number of nodes.
 *
 * <p>A tree's game extends to "each feature is known with probability t": a split on a known feature follows the row, on
 * an unknown one the training cover. Its expectation is a polynomial in t whose slope along one feature, integrated over
 * [0, 1], is that feature's Shapley value (Owen, "Multilinear extensions of games", 1972). Gauss-Legendre quadrature
 * integrates polynomials exactly, three points for paths of up to six different features, so one walk down (the weight
 * that arrives at each split) and one up (the expectation below it) suffice.
 *
 * <p>Low in a tree the expectation is a line or a parabola in t, so that the lowest two levels, three quarters of a full
 * tree, need the weight's sum and its first moment alone.
 */
public final class TreeShap {
    /** Trees that are walked together: enough for long loops, few enough for the first caches. */
    private static final int TREES = 16;

    private final ShapBlock[] blocks;
    private final int featureCount;
    private final int slots;
    private final double baseline;
    private final double[] points;
    private final double[] weights;

    public TreeShap(TrainedTrees trained) {
        featureCount = trained.featureCount();
        List<ShapNode> trees = new ArrayList<>();
        double expected = trained.base();
        int features = 1;
        for (int t = 0; t < trained.trees().size(); t++) {
            trained.trees().get(t).breadthFirst(t, featureCount); // refuses what is not a tree
            ShapNode root = ShapNode.root(trained.trees().get(t));
            expected += root.expected();
            features = Math.max(features, root.mostFeatures());
            trees.add(root);
        }
        baseline = expected;
        int passes = (features + 2 * ShapBlock.LANES - 1) / (2 * ShapBlock.LANES); // n points are exact for 2n features
        GaussLegendre rule = GaussLegendre.of(passes * ShapBlock.LANES);
        points = rule.points();
        weights = rule.weights();
        blocks = new ShapBlock[(trees.size() + TREES - 1) / TREES];
        for (int b = 0; b < blocks.length; b++) {
            List<ShapNode> some = trees.subList(b * TREES, Math.min(trees.size(), (b + 1) * TREES));
            blocks[b] = new ShapBlock(some, featureCount, points);
        }
        slots = Arrays.stream(blocks).mapToInt(block -> block.slots).max().orElse(0);
    }

    /** What the trees say on average over the training cover: log-odds that the contributions start from. */
    public double baseline() {
        return baseline;
    }

    /** Space for one call at a time; each thread takes its own. */
    public Scratch newScratch() {
        return new Scratch(slots, featureCount);
    }

    /** Space that a call writes to. */
    public static final class Scratch {
        final int[] row;
        final byte[] states;
        /** By slot and point: the weight that arrives, and the expectation below. */
        final double[] weight;

        final double[] expectation;
        final double[] sums;

        private Scratch(int slots, int featureCount) {
            row = new int[RowKeys.size(featureCount)];
            states = new byte[slots];
            weight = new double[slots * ShapBlock.LANES];
            expectation = new double[slots * ShapBlock.LANES];
            sums = new double[2 * featureCount];
        }
    }

    /**
     * What each feature of a row adds to the log-odds; with the baseline it adds up to the trees' log-odds.
     *
     * @param row NaN is missing
     * @param out one place for each feature
     */
    public void explain(float[] row, Scratch scratch, double[] out) {
        RowKeys.write(row, 0, featureCount, scratch.row, 0);
        Arrays.fill(scratch.sums, 0);
        for (ShapBlock block : blocks) {
            for (int q = 0; q < points.length; q += ShapBlock.LANES) {
                new ShapPass(block, scratch, points, weights, q).run();
            }
        }
        for (int f = 0; f < featureCount; f++) {
            out[f] = scratch.sums[f] + scratch.sums[featureCount + f];
        }
    }
}
