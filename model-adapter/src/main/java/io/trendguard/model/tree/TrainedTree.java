package io.trendguard.model.tree;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One tree as it was trained; node 0 is the root and every array has one element for each node.
 *
 * @param left left child; -1 at a leaf
 * @param right right child; -1 at a leaf
 * @param feature feature that is compared
 * @param value threshold of a split (smaller goes left), or what a leaf adds to the log-odds
 * @param missingLeft whether a missing value goes left
 * @param cover how much training weight reached the node (sum of second derivatives)
 */
public record TrainedTree(int[] left, int[] right, int[] feature, float[] value, boolean[] missingLeft, float[] cover) {
    public TrainedTree {
        int nodes = left.length;
        if (nodes == 0
                || right.length != nodes
                || feature.length != nodes
                || value.length != nodes
                || missingLeft.length != nodes
                || cover.length != nodes) {
            throw new IllegalArgumentException(
                    "A tree of (%d) nodes has arrays of other lengths. Maybe the model file is cut off."
                            .formatted(nodes));
        }
    }

    /** Deeper trees would take too long to be explained; XGBoost's own default is 6. */
    static final int MOST_DEPTH = 512;

    /** The features that it compares. */
    public IntStream splits() {
        return IntStream.range(0, left.length)
                .filter(node -> !isLeaf(node))
                .map(node -> feature[node])
                .distinct();
    }

    boolean isLeaf(int node) {
        return left[node] < 0;
    }

    /** Nodes that the root reaches, parents before children and siblings side by side; refuses what is not a tree. */
    int[] breadthFirst(int tree, int featureCount) {
        int nodes = left.length;
        int[] order = new int[nodes];
        boolean[] seen = new boolean[nodes];
        int[] depth = new int[nodes];
        seen[0] = true;
        int end = 1;
        for (int head = 0; head < end; head++) {
            int node = order[head];
            if (!Float.isFinite(value[node])) {
                throw broken(tree, node, "its value (%s) is not finite".formatted(value[node]));
            }
            if (isLeaf(node)) {
                continue;
            }
            if (feature[node] < 0 || feature[node] >= featureCount) {
                throw broken(tree, node, "feature (%d) is none of (%d)".formatted(feature[node], featureCount));
            }
            for (int child : new int[] {left[node], right[node]}) {
                if (child <= 0 || child >= nodes || seen[child]) {
                    throw broken(tree, node, "child (%d) is no node of its own".formatted(child));
                }
                if (!(cover[child] > 0) || !Float.isFinite(cover[child])) {
                    throw broken(tree, child, "its cover (%s) is not positive".formatted(cover[child]));
                }
                depth[child] = depth[node] + 1;
                if (depth[child] > MOST_DEPTH) {
                    throw broken(tree, child, "it lies deeper than (%d)".formatted(MOST_DEPTH));
                }
                seen[child] = true;
                order[end++] = child;
            }
        }
        return Arrays.copyOf(order, end);
    }

    /** The same tree without nodes that the root does not reach, as pruning leaves them; refuses what is not a tree. */
    TrainedTree compact(int tree, int featureCount) {
        int[] order = breadthFirst(tree, featureCount);
        int[] place = new int[left.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        boolean whole = order.length == left.length;
        for (int node = 0; whole && node < left.length; node++) {
            whole = !isLeaf(node) || (feature[node] >= 0 && feature[node] < featureCount);
        }
        if (whole) {
            return this;
        }
        int size = order.length;
        TrainedTree compact = new TrainedTree(
                new int[size], new int[size], new int[size], new float[size], new boolean[size], new float[size]);
        for (int i = 0; i < size; i++) {
            int node = order[i];
            compact.left[i] = isLeaf(node) ? -1 : place[left[node]];
            compact.right[i] = isLeaf(node) ? -1 : place[right[node]];
            compact.feature[i] = isLeaf(node) ? 0 : feature[node];
            compact.value[i] = value[node];
            compact.missingLeft[i] = missingLeft[node];
            compact.cover[i] = cover[node];
        }
        return compact;
    }

    private static IllegalArgumentException broken(int tree, int node, String what) {
        return new IllegalArgumentException(
                "Node (%d) of tree (%d) is broken: %s. Train the model again.".formatted(node, tree, what));
    }
}
