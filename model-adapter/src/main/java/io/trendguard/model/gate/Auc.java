package io.trendguard.model.gate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How often scores rank a row with the outcome above one without, with what is needed to compare it on the same rows
 * (DeLong et al., "Comparing the areas under two or more correlated receiver operating characteristic curves", 1988; by
 * midranks as Sun and Xu, 2014).
 *
 * @param value the area, 0 to 1; 0.5 if one outcome is missing
 * @param positive of each row with the outcome, the share of rows without it that it is ranked above
 * @param negative of each row without the outcome, the share of rows with it that are ranked above it
 */
record Auc(double value, double[] positive, double[] negative) {

    static Auc of(double[] scores, boolean[] outcomes) {
        int[] positives =
                IntStream.range(0, scores.length).filter(i -> outcomes[i]).toArray();
        int[] negatives =
                IntStream.range(0, scores.length).filter(i -> !outcomes[i]).toArray();
        double[] high = Arrays.stream(positives).mapToDouble(i -> scores[i]).toArray();
        double[] low = Arrays.stream(negatives).mapToDouble(i -> scores[i]).toArray();
        if (high.length == 0 || low.length == 0) {
            return new Auc(0.5, new double[0], new double[0]);
        }
        double[] above = shareBelow(high, low);
        double[] below = shareBelow(low, high);
        for (int i = 0; i < below.length; i++) {
            below[i] = 1 - below[i];
        }
        return new Auc(Arrays.stream(above).average().orElseThrow(), above, below);
    }

    /** Of each value, the share of others that are less, equal ones counting half. */
    private static double[] shareBelow(double[] values, double[] others) {
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        double[] shares = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            shares[i] = (first(sorted, values[i], false) + first(sorted, values[i], true)) / (2.0 * sorted.length);
        }
        return shares;
    }

    /** The first place with a greater value, or with one that is not less. */
    private static int first(double[] sorted, double value, boolean greater) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (greater ? sorted[middle] <= value : sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Standard error of the area. */
    double error() {
        return positive.length < 2 || negative.length < 2
                ? Double.POSITIVE_INFINITY
                : Math.sqrt(variance(positive) / positive.length + variance(negative) / negative.length);
    }

    /** By how many standard errors of the difference it is larger than another area over the same rows. */
    double above(Auc other) {
        if (positive.length < 2 || negative.length < 2) {
            return 0;
        }
        double variance = variance(difference(positive, other.positive)) / positive.length
                + variance(difference(negative, other.negative)) / negative.length;
        double difference = value - other.value;
        return variance > 0 ? difference / Math.sqrt(variance) : Math.signum(difference) * Double.MAX_VALUE;
    }

    private static double[] difference(double[] one, double[] other) {
        double[] out = new double[one.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = one[i] - other[i];
        }
        return out;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
