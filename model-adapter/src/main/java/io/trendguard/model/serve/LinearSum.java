package io.trendguard.model.serve;

import io.trendguard.model.serve.Coefficients.Term;
import java.util.List;

/**
 * The sum of a logistic regression. What a feature contributes is how far its term is from its average over the training
 * rows: the exact SHAP value of a linear model with independent features (Lundberg and Lee, "A Unified Approach to
 * Interpreting Model Predictions", 2017, corollary 1).
 */
final class LinearSum implements Additive {
    private final List<Term> terms;
    private final double baseline;

    LinearSum(Coefficients coefficients) {
        terms = coefficients.terms();
        double sum = coefficients.intercept();
        for (Term term : terms) {
            sum += term.average();
        }
        baseline = sum;
    }

    @Override
    public double logOdds(float[] row) {
        return logOdds(row, 0, row.length);
    }

    private double logOdds(float[] rows, int from, int features) {
        double sum = baseline;
        for (int f = 0; f < features; f++) {
            sum += contribution(terms.get(f), rows[from + f]);
        }
        return sum;
    }

    private static double contribution(Term term, float value) {
        if (Float.isNaN(value)) {
            return 0;
        }
        double weighed = term.words().isEmpty()
                ? term.coefficient() * value
                : term.words().get((int) value);
        return weighed - term.average();
    }

    @Override
    public double[] logOdds(float[] rows, int count) {
        double[] out = new double[count];
        for (int i = 0; i < count; i++) {
            out[i] = logOdds(rows, i * terms.size(), terms.size());
        }
        return out;
    }

    @Override
    public double[] contributions(float[] row) {
        double[] phi = new double[row.length];
        for (int f = 0; f < row.length; f++) {
            phi[f] = contribution(terms.get(f), row[f]);
        }
        return phi;
    }

    @Override
    public double baseline() {
        return baseline;
    }
}
