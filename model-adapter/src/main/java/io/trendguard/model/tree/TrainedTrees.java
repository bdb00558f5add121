package io.trendguard.model.tree;

import java.util.List;

/**
 * A booster for yes or no as it was trained: its log-odds are a base plus one leaf of each tree.
 *
 * @param featureCount how many features a row has
 * @param base log-odds before the first tree
 * @param trees in the order in which they are added up
 */
public record TrainedTrees(int featureCount, float base, List<TrainedTree> trees) {
    public TrainedTrees {
        trees = List.copyOf(trees);
        if (featureCount < 1) {
            throw new IllegalArgumentException("A model needs a feature, this one has (%d).".formatted(featureCount));
        }
        if (!Float.isFinite(base)) {
            throw new IllegalArgumentException(
                    "The base (%s) must be finite. Maybe all training labels were the same.".formatted(base));
        }
    }
}
