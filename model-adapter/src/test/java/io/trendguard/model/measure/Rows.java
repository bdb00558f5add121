package io.trendguard.model.measure;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Judged rows for tests. */
public final class Rows {
    private Rows() {}

    /** Rows of one customer each, bought in the same moment, at price 100. */
    public static Judged of(boolean... returned) {
        long[] prices = new long[returned.length];
        Arrays.fill(prices, 100);
        return new Judged(
                returned,
                prices,
                new long[returned.length],
                IntStream.range(0, returned.length).toArray());
    }

    /** Whether each row comes back, drawn with its probability. */
    public static boolean[] drawn(double[] probabilities, long seed) {
        Random random = new Random(seed);
        boolean[] returned = new boolean[probabilities.length];
        for (int i = 0; i < returned.length; i++) {
            returned[i] = random.nextDouble() < probabilities[i];
        }
        return returned;
    }

    /** Probabilities between 0.1 and 0.9. */
    public static double[] probabilities(int rows, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, rows)
                .mapToDouble(i -> 0.1 + 0.8 * random.nextDouble())
                .toArray();
    }
}
