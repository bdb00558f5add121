package io.trendguard.model.history;

/** Sentiment from -1 to 1 as a whole number, so that sums do not depend on the order of adding. */
final class Sentiments {
    private static final double SCALE = 10_000;

    private Sentiments() {}

    static long stored(double sentiment) {
        return Math.round((sentiment + 1) * SCALE);
    }

    static double mean(long count, long sum) {
        return (double) sum / count / SCALE - 1;
    }

    static double deviation(long count, long sum, long squares) {
        double mean = (double) sum / count;
        return StrictMath.sqrt(Math.max(0, (double) squares / count - mean * mean)) / SCALE;
    }
}
