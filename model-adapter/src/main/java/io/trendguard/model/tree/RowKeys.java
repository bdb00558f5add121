package io.trendguard.model.tree;

/**
 * Rows and splits as whole numbers in the order of their floats, so that "smaller goes left" is a subtraction and never
 * a branch that the processor would have to guess. Every feature is written twice, once for splits that send a missing
 * value right (as larger than any threshold) and once for those that send it left (as smaller).
 */
final class RowKeys {
    private static final int ABOVE_ALL = Integer.MAX_VALUE;
    private static final int BELOW_ALL = Integer.MIN_VALUE;

    private RowKeys() {}

    /** How many keys a row has; the last is above all and is what leaves compare. */
    static int size(int featureCount) {
        return 2 * featureCount + 1;
    }

    /** Writes the keys of a row; NaN is missing. */
    static void write(float[] rows, int from, int featureCount, int[] out, int at) {
        for (int f = 0; f < featureCount; f++) {
            float value = rows[from + f];
            boolean missing = Float.isNaN(value);
            int key = ordered(value);
            out[at + f] = missing ? ABOVE_ALL : key;
            out[at + featureCount + f] = missing ? BELOW_ALL : key;
        }
        out[at + 2 * featureCount] = ABOVE_ALL;
    }

    /** What a split compares: the threshold in the upper half, the place of the row's key in the lower. */
    static long split(TrainedTree tree, int node, int featureCount) {
        int place = tree.feature()[node] + (tree.missingLeft()[node] ? featureCount : 0);
        return ((long) ordered(tree.value()[node]) << 32) | place;
    }

    /** 1 if a key is smaller than the threshold in the upper half of a split, otherwise 0. */
    static int smaller(int key, long split) {
        return (int) ((key - (split >> 32)) >>> 63);
    }

    /** The same order as that of the floats; both zeros are one number. */
    private static int ordered(float value) {
        int bits = Float.floatToRawIntBits(value + 0.0f);
        return bits ^ ((bits >> 31) >>> 1);
    }
}
