package io.trendguard.model.gate;

import java.util.stream.IntStream;

/** Ranks and correlations. */
final class Ranks {
    private Ranks() {}

    /** The rank of each value; equal values share the middle of theirs. */
    static double[] of(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** Pearson's correlation of as many pairs as there are weights, each counted so often; 0 where one side never changes. */
    static double correlation(double[] x, double[] y, int[] weights) {
        double n = 0;
        double sx = 0;
        double sy = 0;
        for (int i = 0; i < weights.length; i++) {
            n += weights[i];
            sx += weights[i] * x[i];
            sy += weights[i] * y[i];
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < weights.length; i++) {
            double dx = x[i] - sx / n;
            double dy = y[i] - sy / n;
            xx += weights[i] * dx * dx;
            yy += weights[i] * dy * dy;
            xy += weights[i] * dx * dy;
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    }
}
