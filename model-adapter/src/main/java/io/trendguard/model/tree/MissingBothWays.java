package io.trendguard.model.tree;

/**
 * A row written twice, once for splits that send a missing value right (as +infinity, never smaller) and once for those
 * that send it left (as -infinity), so that a split needs one comparison and no question.
 */
final class MissingBothWays {
    private MissingBothWays() {}

    static int index(int feature, boolean missingLeft, int featureCount) {
        return missingLeft ? featureCount + feature : feature;
    }

    static void write(float[] rows, int from, int featureCount, float[] out) {
        for (int f = 0; f < featureCount; f++) {
            float value = rows[from + f];
            boolean missing = Float.isNaN(value);
            out[f] = missing ? Float.POSITIVE_INFINITY : value;
            out[featureCount + f] = missing ? Float.NEGATIVE_INFINITY : value;
        }
    }
}
