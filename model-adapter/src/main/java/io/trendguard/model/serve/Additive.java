package io.trendguard.model.serve;

import io.trendguard.model.tree.TrainedTrees;
import java.util.Optional;

/** Log-odds that are a baseline plus one contribution of each feature, exactly. */
public interface Additive {
    /** Log-odds of one encoded row; NaN is missing. */
    double logOdds(float[] row);

    /** Log-odds of encoded rows that lie one after the other. */
    double[] logOdds(float[] rows, int count);

    /** What each feature of an encoded row adds. */
    double[] contributions(float[] row);

    /** What is said of the average training row. */
    double baseline();

    /** What these trees say. */
    static Additive of(TrainedTrees trees) {
        return new TreeSum(trees);
    }

    /** What this regression says alone. */
    static Additive of(Coefficients regression) {
        return new LinearSum(regression);
    }

    /** What these trees say, or what they and a regression beside them say together. */
    static Additive of(TrainedTrees trees, Optional<Coefficients> beside) {
        return beside.<Additive>map(regression -> Blend.of(trees, regression)).orElseGet(() -> of(trees));
    }
}
