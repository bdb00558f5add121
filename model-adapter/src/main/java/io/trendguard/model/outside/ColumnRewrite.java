package io.trendguard.model.outside;

import io.trendguard.model.outside.TreeColumns.Column;
import io.trendguard.model.tree.TrainedTree;
import io.trendguard.model.tree.XgboostFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves a tree model from its own columns to those of our features. Where a number stood for nothing, what is missing goes
 * the way that this number went, so that the trees say the same of a row as before.
 */
final class ColumnRewrite {
    private final @Nullable Column[] columns;
    private final int[] features;
    private final int featureCount;

    /**
     * A way from columns to features.
     *
     * @param columns what is known of each column of the model; null where the mapping says nothing
     * @param features the place of each column among our features; -1 where the mapping says nothing
     * @param featureCount how many features we have
     */
    ColumnRewrite(@Nullable Column[] columns, int[] features, int featureCount) {
        this.columns = columns;
        this.features = features;
        this.featureCount = featureCount;
    }

    XgboostFile of(XgboostFile foreign) {
        return foreign.with(
                featureCount,
                foreign.trees().stream().map(tree -> rewritten(tree, foreign)).toList());
    }

    private TrainedTree rewritten(TrainedTree tree, XgboostFile foreign) {
        int[] splits = new int[tree.feature().length];
        boolean[] missingLeft = tree.missingLeft().clone();
        for (int node = 0; node < splits.length; node++) {
            if (tree.left()[node] < 0) {
                continue; // a leaf
            }
            int column = tree.feature()[node];
            if (features[column] < 0) {
                throw new ImportException(
                        "The trees look at column (%d)%s, of which the mapping says nothing. Name its feature."
                                .formatted(
                                        column,
                                        column < foreign.names().size()
                                                ? " (" + foreign.names().get(column) + ")"
                                                : ""));
            }
            splits[node] = features[column];
            float threshold = tree.value()[node];
            int here = node;
            missing(column).ifPresent(number -> missingLeft[here] = number < threshold);
        }
        return new TrainedTree(tree.left(), tree.right(), splits, tree.value(), missingLeft, tree.cover());
    }

    private Optional<Float> missing(int column) {
        Column known = columns[column];
        return known == null ? Optional.empty() : known.missing();
    }
}
