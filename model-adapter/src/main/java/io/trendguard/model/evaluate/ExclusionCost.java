package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What it costs that features about a person may not decide: two models on the same rows of the test, one with these features
 * and one without, each trained anew. Above zero, leaving them out costs something.
 *
 * @param name for example {@code age}
 * @param features their names in the data
 * @param excluded whether the model leaves them out
 * @param absent why nothing was measured; then there are no figures
 * @param figures what leaving them out costs
 */
public record ExclusionCost(
        String name, List<String> features, boolean excluded, Optional<String> absent, Optional<Figures> figures) {
    public ExclusionCost {
        features = List.copyOf(features);
    }

    /**
     * Intervals are of resampled customers, differences on the same draws.
     *
     * @param auc AUC with less that without
     * @param logLoss log-loss without less that with
     * @param costMinor what the mistakes cost without less what they cost with, minor units for each 1,000 rows
     */
    public record Figures(Interval auc, Interval logLoss, Interval costMinor) {}
}
