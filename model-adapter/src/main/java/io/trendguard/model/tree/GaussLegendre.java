package io.trendguard.model.tree;

/**
 * Points and weights that integrate any polynomial of degree {@code 2n - 1} over [0, 1] exactly.
 *
 * @param points within (0, 1)
 * @param weights they add up to 1
 */
record GaussLegendre(double[] points, double[] weights) {

    /** The rule of {@code n} points: roots of the Legendre polynomial by Newton's method. */
    static GaussLegendre of(int n) {
        double[] points = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 0;
            for (int round = 0; round < 20; round++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = n * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            points[i] = (1 + x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new GaussLegendre(points, weights);
    }
}
