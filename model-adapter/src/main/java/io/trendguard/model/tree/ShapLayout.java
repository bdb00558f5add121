package io.trendguard.model.tree;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Where the splits of all trees lie for {@link TreeShap}, and all that can be said of them before a row is known. The
 * splits of a tree come parents first; those with two leaves ("stumps") come last, since they need no second visit.
 */
final class ShapLayout {
    /** How many points of the quadrature one pass takes. */
    static final int LANES = 3;

    final int trees;
    /** First split of each tree, its first stump, and (as next tree's first) its end. */
    final int[] starts;

    final int[] stumps;

    /** Per split: what is compared; the children's slots in the scratch of a tree. */
    final int[] features;

    final float[] thresholds;
    final int[] lefts;
    final int[] rights;

    /** Per split: the nearest split above on the same feature as slot * 2 + side (left 0, right 1); -1 if none. */
    final int[] earlier;

    /** Per split: share of the cover that goes left, from here and from the first split on the feature above. */
    final double[] leftShare;

    final double[] leftShareOfPath;
    /** Per split: the share that arrives here as far as the feature decides it; 1 without an earlier split. */
    final double[] shareOfPath;

    /** Per split: what leaves say when both children are leaves. */
    final double[] leftLeaf;

    final double[] rightLeaf;

    /** Leaves beside a split, by tree: slot and value. */
    final int[] loneLeafStarts;

    final int[] loneLeafSlots;
    final double[] loneLeafValues;

    /** Expected log-odds over the training cover, base included. */
    final double baseline;

    final int slots;
    final int passes;
    final double[] points;
    final double[] weights;
    /** Per split and point: 1 / (t + shareOfPath (1 - t)). */
    final double[] inverse;

    ShapLayout(TrainedTrees trained) {
        trees = trained.trees().size();
        int nodes =
                trained.trees().stream().mapToInt(tree -> tree.left().length).sum();
        starts = new int[trees + 1];
        stumps = new int[trees];
        features = new int[nodes];
        thresholds = new float[nodes];
        lefts = new int[nodes];
        rights = new int[nodes];
        earlier = new int[nodes];
        leftShare = new double[nodes];
        leftShareOfPath = new double[nodes];
        shareOfPath = new double[nodes];
        leftLeaf = new double[nodes];
        rightLeaf = new double[nodes];
        loneLeafStarts = new int[trees + 1];
        loneLeafSlots = new int[nodes];
        loneLeafValues = new double[nodes];
        double expected = trained.base();
        int deepest = 1;
        int widest = 1;
        for (int t = 0; t < trees; t++) {
            Placed placed = new Placed(trained.trees().get(t), t, trained.featureCount());
            placed.fill(this, t);
            expected += placed.expected(0);
            deepest = Math.max(deepest, placed.mostFeaturesOnAPath());
            widest = Math.max(widest, placed.slots);
        }
        baseline = expected;
        slots = widest;
        passes = (deepest + 2 * LANES - 1) / (2 * LANES); // n points are exact for 2n features
        GaussLegendre rule = GaussLegendre.of(passes * LANES);
        points = rule.points();
        weights = rule.weights();
        inverse = new double[starts[trees] * points.length];
        for (int split = 0; split < starts[trees]; split++) {
            for (int q = 0; q < points.length; q++) {
                inverse[split * points.length + q] = 1 / (points[q] + shareOfPath[split] * (1 - points[q]));
            }
        }
    }

    /** One tree with a slot for each node: splits, then stumps, then leaves. */
    private static final class Placed {
        private final TrainedTree tree;
        private final int featureCount;
        private final int[] order;
        private final int[] parents;
        private final int[] slot;
        private final int firstStump;
        private final int splits;
        private final int slots;

        Placed(TrainedTree tree, int number, int featureCount) {
            this.tree = tree;
            this.featureCount = featureCount;
            order = tree.breadthFirst(number, featureCount);
            parents = new int[tree.left().length];
            slot = new int[tree.left().length];
            Arrays.fill(parents, -1);
            for (int node : order) {
                if (!tree.isLeaf(node)) {
                    parents[tree.left()[node]] = node;
                    parents[tree.right()[node]] = node;
                }
            }
            firstStump = number(Kind.SPLIT, 0);
            splits = number(Kind.STUMP, firstStump);
            slots = number(Kind.LEAF, splits);
        }

        private int number(Kind kind, int from) {
            int next = from;
            for (int node : order) {
                if (kind(node) == kind) {
                    slot[node] = next++;
                }
            }
            return next;
        }

        private Kind kind(int node) {
            if (tree.isLeaf(node)) {
                return Kind.LEAF;
            }
            return tree.isLeaf(tree.left()[node]) && tree.isLeaf(tree.right()[node]) ? Kind.STUMP : Kind.SPLIT;
        }

        void fill(ShapLayout to, int t) {
            int start = to.starts[t];
            to.stumps[t] = start + firstStump;
            to.starts[t + 1] = start + splits;
            int lone = to.loneLeafStarts[t];
            for (int node : order) {
                if (!tree.isLeaf(node)) {
                    fillSplit(to, start, node);
                } else if (parents[node] >= 0 && slot[parents[node]] < firstStump) {
                    to.loneLeafSlots[lone] = slot[node];
                    to.loneLeafValues[lone++] = tree.value()[node];
                }
            }
            to.loneLeafStarts[t + 1] = lone;
        }

        private void fillSplit(ShapLayout to, int start, int node) {
            int split = start + slot[node];
            int left = tree.left()[node];
            int right = tree.right()[node];
            to.features[split] = MissingBothWays.index(tree.feature()[node], tree.missingLeft()[node], featureCount);
            to.thresholds[split] = tree.value()[node];
            to.lefts[split] = slot[left];
            to.rights[split] = slot[right];
            to.leftLeaf[split] = tree.value()[left];
            to.rightLeaf[split] = tree.value()[right];
            to.leftShare[split] = leftShare(node);
            to.earlier[split] = -1;
            to.shareOfPath[split] = 1;
            int child = node;
            for (int above = parents[node]; above >= 0; above = parents[above]) {
                if (tree.feature()[above] == tree.feature()[node]) {
                    boolean wentLeft = tree.left()[above] == child;
                    int one = start + slot[above];
                    to.earlier[split] = slot[above] * 2 + (wentLeft ? 0 : 1);
                    to.shareOfPath[split] =
                            wentLeft ? to.leftShareOfPath[one] : to.shareOfPath[one] - to.leftShareOfPath[one];
                    break;
                }
                child = above;
            }
            to.leftShareOfPath[split] = to.shareOfPath[split] * to.leftShare[split];
        }

        private double leftShare(int node) {
            double left = tree.cover()[tree.left()[node]];
            return left / (left + tree.cover()[tree.right()[node]]);
        }

        double expected(int node) {
            if (tree.isLeaf(node)) {
                return tree.value()[node];
            }
            double left = expected(tree.left()[node]);
            double right = expected(tree.right()[node]);
            return right + leftShare(node) * (left - right);
        }

        int mostFeaturesOnAPath() {
            int most = 0;
            for (int node : order) {
                if (tree.isLeaf(node)) {
                    BitSet seen = new BitSet();
                    for (int above = parents[node]; above >= 0; above = parents[above]) {
                        seen.set(tree.feature()[above]);
                    }
                    most = Math.max(most, seen.cardinality());
                }
            }
            return most;
        }

        private enum Kind {
            SPLIT,
            STUMP,
            LEAF
        }
    }
}
