package io.trendguard.model.train;

import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.tree.TreeShap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What each feature moves on average. */
final class Importances {
    private Importances() {}

    static List<ModelMetrics.Importance> of(FeatureSchema schema, TreeShap shap, float[] rows) {
        int features = schema.size();
        double[] sums = new double[features];
        double[] one = new double[features];
        TreeShap.Scratch scratch = shap.newScratch();
        int count = rows.length / features;
        for (int row = 0; row < count; row++) {
            shap.explain(Arrays.copyOfRange(rows, row * features, (row + 1) * features), scratch, one);
            for (int f = 0; f < features; f++) {
                sums[f] += Math.abs(one[f]);
            }
        }
        return IntStream.range(0, features)
                .mapToObj(f ->
                        new ModelMetrics.Importance(schema.definitions().get(f).name(), sums[f] / count))
                .sorted(Comparator.comparingDouble(ModelMetrics.Importance::logOdds)
                        .reversed())
                .toList();
    }
}
