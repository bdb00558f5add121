package io.trendguard.model.tree;

/**
 * Trees in three parallel arrays, walked without a branch that depends on the data. Siblings lie side by side, so that
 * "smaller goes left, else right" is an addition; a leaf is its own right child, so that every walk of a tree has the
 * same number of steps. Leaves are added up in tree order as doubles: the same bits on every JDK.
 */
public final class FlatTrees {
    private final int featureCount;
    private final double base;
    private final int[] roots;
    private final int[] depths;
    private final int[] features;
    private final int[] lefts;
    private final float[] values;
    private final float[] thresholds;

    public FlatTrees(TrainedTrees trained) {
        featureCount = trained.featureCount();
        base = trained.base();
        int trees = trained.trees().size();
        int nodes =
                trained.trees().stream().mapToInt(tree -> tree.left().length).sum();
        roots = new int[trees];
        depths = new int[trees];
        features = new int[nodes];
        lefts = new int[nodes];
        values = new float[nodes];
        thresholds = new float[nodes];
        int next = 0;
        for (int t = 0; t < trees; t++) {
            roots[t] = next;
            next = place(trained.trees().get(t), t, next);
        }
    }

    private int place(TrainedTree tree, int t, int root) {
        int[] order = tree.breadthFirst(t, featureCount);
        int[] place = new int[tree.left().length];
        int[] depth = new int[tree.left().length];
        place[0] = root;
        int next = root + 1;
        for (int node : order) {
            int here = place[node];
            depths[t] = Math.max(depths[t], depth[node]);
            if (tree.isLeaf(node)) {
                thresholds[here] = Float.NaN; // nothing is smaller: stay at the right child, which is the leaf
                lefts[here] = here - 1;
                values[here] = tree.value()[node];
                continue;
            }
            features[here] = MissingBothWays.index(tree.feature()[node], tree.missingLeft()[node], featureCount);
            thresholds[here] = tree.value()[node];
            lefts[here] = next;
            for (int child : new int[] {tree.left()[node], tree.right()[node]}) {
                place[child] = next++;
                depth[child] = depth[node] + 1;
            }
        }
        return next;
    }

    /** How many features a row has. */
    public int featureCount() {
        return featureCount;
    }

    /** How many trees there are. */
    public int size() {
        return roots.length;
    }

    /** Space for one call at a time; each thread takes its own. */
    public float[] newScratch() {
        return new float[2 * featureCount];
    }

    /** The log-odds of a row; NaN is missing. */
    public double logOdds(float[] row, float[] scratch) {
        MissingBothWays.write(row, 0, featureCount, scratch);
        return walk(scratch);
    }

    /** The log-odds of one row of many that lie one after the other. */
    public double logOdds(float[] rows, int row, float[] scratch) {
        MissingBothWays.write(rows, row * featureCount, featureCount, scratch);
        return walk(scratch);
    }

    private double walk(float[] row) {
        int[] feature = features;
        int[] left = lefts;
        float[] threshold = thresholds;
        double sum = base;
        for (int t = 0; t < roots.length; t++) {
            int node = roots[t];
            for (int step = depths[t]; step > 0; step--) {
                node = left[node] + (row[feature[node]] < threshold[node] ? 0 : 1);
            }
            sum += values[node];
        }
        return sum;
    }
}
