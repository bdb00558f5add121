package io.trendguard.model.serve;

import io.trendguard.model.tree.TrainedTrees;
import java.util.Arrays;

/**
 * Trees and a logistic regression that say the log-odds together, each by its share. Contributions are shared out in the
 * same way: SHAP values of a weighted sum are the weighted sum of the SHAP values.
 *
 * @param share of the regression
 */
public record Blend(Additive trees, Additive regression, double share) implements Additive {

    static Blend of(TrainedTrees trees, Coefficients beside) {
        return new Blend(
                new TreeSum(trees), new LinearSum(beside), beside.share().orElseThrow());
    }

    static double of(double share, double trees, double regression) {
        return (1 - share) * trees + share * regression;
    }

    @Override
    public double logOdds(float[] row) {
        return of(share, trees.logOdds(row), regression.logOdds(row));
    }

    @Override
    public double[] logOdds(float[] rows, int count) {
        return of(share, trees.logOdds(rows, count), regression.logOdds(rows, count));
    }

    @Override
    public double[] contributions(float[] row) {
        return of(share, trees.contributions(row), regression.contributions(row));
    }

    @Override
    public double baseline() {
        return of(share, trees.baseline(), regression.baseline());
    }

    /** The log-odds of rows by both. */
    public static double[] of(double share, double[] trees, double[] regression) {
        double[] out = new double[trees.length];
        Arrays.setAll(out, i -> of(share, trees[i], regression[i]));
        return out;
    }
}
