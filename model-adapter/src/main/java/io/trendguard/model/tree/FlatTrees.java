package io.trendguard.model.tree;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Trees in one array, walked without a branch that depends on the data. Siblings lie side by side, so that "smaller goes
 * left, else right" is an addition; a leaf leads to itself, so that every walk of a tree has the same number of steps.
 * Eight walks at a time hide each other's waits for memory: eight trees for one row, eight rows for each tree of a batch.
 * Leaves are added up in tree order as doubles: the same bits on every JDK, one by one and in batches.
 */
public final class FlatTrees {
    /** Rows that a batch takes through all trees together; their keys stay in the processor's first cache. */
    static final int BATCH = 64;

    private static final int WALKS = 8;
    private static final int MOST = 0xFFFF;

    private final int featureCount;
    private final double base;
    private final int[] roots;
    private final int[] depths;

    /** Threshold or leaf value in bits 32 to 63, place of the key in 16 to 31, steps to the right child in 0 to 15. */
    private final long[] nodes;

    /** Throws {@link IllegalArgumentException} for trees that are broken or too large to be served. */
    public FlatTrees(TrainedTrees trained) {
        featureCount = trained.featureCount();
        if (RowKeys.size(featureCount) > MOST) {
            throw new IllegalArgumentException(
                    "A model of (%d) features is too wide; the most is (%d).".formatted(featureCount, MOST / 2 - 1));
        }
        base = trained.base();
        int trees = trained.trees().size();
        roots = new int[trees];
        depths = new int[trees];
        nodes = new long
                [trained.trees().stream().mapToInt(tree -> tree.left().length).sum()];
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
                nodes[here] = ((long) Float.floatToRawIntBits(tree.value()[node]) << 32) | ((2L * featureCount) << 16);
                continue;
            }
            if (next - here > MOST) {
                throw new IllegalArgumentException(
                        "Tree (%d) has (%d) nodes and is too wide to be served. Train with a max_depth of at most 15."
                                .formatted(t, order.length));
            }
            long split = RowKeys.split(tree, node, featureCount);
            nodes[here] = ((split >> 32) << 32) | ((split & MOST) << 16) | (next - here);
            for (int child : new int[] {tree.right()[node], tree.left()[node]}) {
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
    public int[] newScratch() {
        return new int[RowKeys.size(featureCount)];
    }

    /** The log-odds of a row; NaN is missing. */
    public double logOdds(float[] row, int[] scratch) {
        RowKeys.write(row, 0, featureCount, scratch, 0);
        double sum = base;
        int whole = roots.length - roots.length % WALKS;
        for (int t = 0; t < whole; t += WALKS) {
            sum = addTrees(t, scratch, sum);
        }
        for (int t = whole; t < roots.length; t++) {
            sum += value(walk(t, scratch, 0));
        }
        return sum;
    }

    /**
     * The log-odds of many rows that lie one after the other: the same bits as one by one, with any number of threads.
     *
     * @param threads how many share the rows; 1 is the caller alone
     */
    public double[] logOdds(float[] rows, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("The number of threads (%d) must be at least 1.".formatted(threads));
        }
        double[] out = new double[rows.length / featureCount];
        int blocks = (out.length + BATCH - 1) / BATCH;
        int shares = Math.max(1, Math.min(threads, blocks));
        if (shares == 1) {
            score(rows, 0, blocks, out);
            return out;
        }
        ExecutorService pool = Executors.newFixedThreadPool(shares);
        try {
            CompletableFuture<?>[] parts = new CompletableFuture<?>[shares];
            for (int share = 0; share < shares; share++) {
                int from = (int) ((long) blocks * share / shares);
                int to = (int) ((long) blocks * (share + 1) / shares);
                parts[share] = CompletableFuture.runAsync(() -> score(rows, from, to, out), pool);
            }
            CompletableFuture.allOf(parts).join();
            return out;
        } finally {
            pool.shutdown();
        }
    }

    private void score(float[] rows, int fromBlock, int toBlock, double[] out) {
        int[] keys = new int[BATCH * RowKeys.size(featureCount)];
        for (int block = fromBlock; block < toBlock; block++) {
            batch(rows, block * BATCH, Math.min(out.length, (block + 1) * BATCH), keys, out);
        }
    }

    private void batch(float[] rows, int from, int to, int[] keys, double[] out) {
        int size = RowKeys.size(featureCount);
        for (int row = from; row < to; row++) {
            RowKeys.write(rows, row * featureCount, featureCount, keys, (row - from) * size);
            out[row] = base;
        }
        int whole = to - (to - from) % WALKS;
        for (int t = 0; t < roots.length; t++) {
            for (int row = from; row < whole; row += WALKS) {
                addRows(t, keys, (row - from) * size, size, out, row);
            }
            for (int row = whole; row < to; row++) {
                out[row] += value(walk(t, keys, (row - from) * size));
            }
        }
    }

    private int walk(int tree, int[] keys, int row) {
        int node = roots[tree];
        for (int step = depths[tree]; step > 0; step--) {
            node = step(nodes, node, keys, row);
        }
        return node;
    }

    /** Eight trees side by side for one row; eight variables, since an array would be read and written at each step. */
    private double addTrees(int t, int[] keys, double sum) {
        long[] all = nodes;
        int a = roots[t];
        int b = roots[t + 1];
        int c = roots[t + 2];
        int d = roots[t + 3];
        int e = roots[t + 4];
        int f = roots[t + 5];
        int g = roots[t + 6];
        int h = roots[t + 7];
        int deepest = 0;
        for (int tree = t; tree < t + WALKS; tree++) {
            deepest = Math.max(deepest, depths[tree]);
        }
        for (int step = deepest; step > 0; step--) {
            a = step(all, a, keys, 0);
            b = step(all, b, keys, 0);
            c = step(all, c, keys, 0);
            d = step(all, d, keys, 0);
            e = step(all, e, keys, 0);
            f = step(all, f, keys, 0);
            g = step(all, g, keys, 0);
            h = step(all, h, keys, 0);
        }
        double four = sum + value(a) + value(b) + value(c) + value(d);
        return four + value(e) + value(f) + value(g) + value(h);
    }

    /** One tree for eight rows side by side. */
    private void addRows(int t, int[] keys, int row, int size, double[] out, int at) {
        long[] all = nodes;
        int a = roots[t];
        int b = a;
        int c = a;
        int d = a;
        int e = a;
        int f = a;
        int g = a;
        int h = a;
        for (int step = depths[t]; step > 0; step--) {
            a = step(all, a, keys, row);
            b = step(all, b, keys, row + size);
            c = step(all, c, keys, row + 2 * size);
            d = step(all, d, keys, row + 3 * size);
            e = step(all, e, keys, row + 4 * size);
            f = step(all, f, keys, row + 5 * size);
            g = step(all, g, keys, row + 6 * size);
            h = step(all, h, keys, row + 7 * size);
        }
        out[at] += value(a);
        out[at + 1] += value(b);
        out[at + 2] += value(c);
        out[at + 3] += value(d);
        out[at + 4] += value(e);
        out[at + 5] += value(f);
        out[at + 6] += value(g);
        out[at + 7] += value(h);
    }

    private static int step(long[] nodes, int node, int[] keys, int row) {
        long split = nodes[node];
        return node + (int) (split & MOST) + RowKeys.smaller(keys[row + ((int) (split >>> 16) & MOST)], split);
    }

    private float value(int leaf) {
        return Float.intBitsToFloat((int) (nodes[leaf] >> 32));
    }
}
