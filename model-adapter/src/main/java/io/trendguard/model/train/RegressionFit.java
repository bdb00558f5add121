package io.trendguard.model.train;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.linear.Design;
import io.trendguard.model.linear.LogisticRegression;
import io.trendguard.model.serve.Coefficients;
import io.trendguard.model.serve.Encoder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The logistic regression that may stand beside the trees. A feature that may only raise the risk and would lower it, because
 * others say the same better, is left out and the rest fitted again.
 */
final class RegressionFit {
    /** A few hundred weights are settled by so many rows, evenly spread; more would only take longer. */
    private static final int MOST_ROWS = 100_000;

    private RegressionFit() {}

    static Coefficients of(TrainingSet rows, int[] all, Encoder encoder) {
        int[] train = Thinned.to(MOST_ROWS, all);
        boolean[] returned = rows.regretted(train);
        Set<String> without = new TreeSet<>();
        while (true) {
            Design design = Design.of(rows, train, encoder, without);
            Coefficients fitted = LogisticRegression.fit(design, returned, LogisticRegression.L2)
                    .coefficients(design);
            List<String> falling = fitted.terms().stream()
                    .filter(term -> term.coefficient() < 0 && Rising.holds(term.feature()))
                    .map(Coefficients.Term::feature)
                    .toList();
            if (falling.isEmpty()) {
                return fitted;
            }
            without.addAll(falling);
        }
    }
}
