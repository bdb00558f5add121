package io.trendguard.model.gate;

import java.util.SplittableRandom;

/** Draws how many of so many rows have an outcome. */
final class Binomial {
    private static final int FEW = 64;

    private Binomial() {}

    /** One by one for few rows; else by the normal approximation, which is close where it is used. */
    static int draw(int rows, double rate, SplittableRandom random) {
        double spread = Math.sqrt(rows * rate * (1 - rate));
        if (rows > FEW && spread > 3) {
            return (int) Math.min(rows, Math.max(0, Math.round(rows * rate + spread * gaussian(random))));
        }
        int hits = 0;
        for (int i = 0; i < rows; i++) {
            hits += random.nextDouble() < rate ? 1 : 0;
        }
        return hits;
    }

    /** Box and Muller (1958). */
    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
