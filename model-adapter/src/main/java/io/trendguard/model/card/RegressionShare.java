package io.trendguard.model.card;

import io.trendguard.model.serve.Coefficients;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How much of the log-odds a logistic regression says beside the trees.
 *
 * @param share of the regression; 0 if trees stay alone
 * @param logLosses of each share on the validation part
 */
public record RegressionShare(double share, Map<String, Double> logLosses) {
    /** The regression with its share, if it has one. */
    public Optional<Coefficients> beside(Supplier<Coefficients> regression) {
        return share > 0 ? Optional.of(regression.get().beside(share)) : Optional.empty();
    }
}
