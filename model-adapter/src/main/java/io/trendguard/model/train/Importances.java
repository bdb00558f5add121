package io.trendguard.model.train;

import io.trendguard.model.card.ModelMetrics;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.serve.Additive;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What each feature moves on average. */
final class Importances {
    private Importances() {}

    static List<ModelMetrics.Importance> of(FeatureSchema schema, Additive sum, float[] rows) {
        int features = schema.size();
        double[] sums = new double[features];
        int count = rows.length / features;
        for (int row = 0; row < count; row++) {
            double[] one = sum.contributions(Arrays.copyOfRange(rows, row * features, (row + 1) * features));
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
