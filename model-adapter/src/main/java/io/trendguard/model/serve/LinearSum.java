package io.trendguard.model.serve;

import io.trendguard.model.serve.Coefficients.Range;
import io.trendguard.model.serve.Coefficients.Term;
import java.util.List;

/**
 * The sum of a logistic regression. What a feature contributes is how far its term is from its average over the training
 * rows: the exact SHAP value of a linear model with independent features (Lundberg and Lee, "A Unified Approach to
 * Interpreting Model Predictions", 2017, corollary 1).
 */
final class LinearSum implements Additive {
    private final double baseline;
    private final double[] averages;
    private final double[] coefficients;
    private final double[] least;
    private final double[] most;
    private final double[] missing;
    private final double[][] words;

    LinearSum(Coefficients regression) {
        List<Term> terms = regression.terms();
        averages = terms.stream().mapToDouble(Term::average).toArray();
        coefficients = terms.stream().mapToDouble(Term::coefficient).toArray();
        least = terms.stream()
                .mapToDouble(term -> term.range().map(Range::least).orElse(Double.NEGATIVE_INFINITY))
                .toArray();
        most = terms.stream()
                .mapToDouble(term -> term.range().map(Range::most).orElse(Double.POSITIVE_INFINITY))
                .toArray();
        missing = terms.stream()
                .mapToDouble(term -> term.missing().orElse(term.average()))
                .toArray();
        words = terms.stream()
                .map(term -> term.words().stream().mapToDouble(word -> word).toArray())
                .toArray(double[][]::new);
        double sum = regression.intercept();
        for (double average : averages) {
            sum += average;
        }
        baseline = sum;
    }

    @Override
    public double logOdds(float[] row) {
        return sum(row, 0);
    }

    private double sum(float[] rows, int from) {
        double sum = baseline;
        for (int f = 0; f < averages.length; f++) {
            sum += contribution(f, rows[from + f]);
        }
        return sum;
    }

    private double contribution(int f, float value) {
        if (Float.isNaN(value)) {
            return missing[f] - averages[f];
        }
        double weighed = words[f].length == 0
                ? coefficients[f] * Math.min(Math.max(value, least[f]), most[f])
                : words[f][(int) value];
        return weighed - averages[f];
    }

    @Override
    public double[] logOdds(float[] rows, int count) {
        double[] out = new double[count];
        for (int i = 0; i < count; i++) {
            out[i] = sum(rows, i * averages.length);
        }
        return out;
    }

    @Override
    public double[] contributions(float[] row) {
        double[] phi = new double[row.length];
        for (int f = 0; f < row.length; f++) {
            phi[f] = contribution(f, row[f]);
        }
        return phi;
    }

    @Override
    public double baseline() {
        return baseline;
    }
}
