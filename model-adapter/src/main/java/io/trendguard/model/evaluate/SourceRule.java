package io.trendguard.model.evaluate;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.train.TimeSplit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the documents behind this product say without a model: fast trends and deep discounts together bring returns. As a
 * rule, a line counts one point for a trend in the fastest tenth and one for a price below half the list price (or, where
 * only the depth of the discount is known, a discount of more than half). Each number of points gets its return share of
 * the training part. Whose trend or list price is unknown gets no point for it.
 */
final class SourceRule {
    static final String NAME = "the source's rule";
    private static final String SAYS =
            "One point for a trend in the fastest tenth, one for a price below half the list price; each count of points has its share of the training part.";
    private static final String VELOCITY = "trend_velocity_24h";
    private static final List<String> DISCOUNTS = List.of("deep_discount", "discount_depth");

    private SourceRule() {}

    static Baseline on(TrainingSet rows, TimeSplit split) {
        Optional<float[]> velocity = known(rows, VELOCITY, split.train());
        Optional<float[]> discount = DISCOUNTS.stream()
                .flatMap(name -> known(rows, name, split.train()).stream())
                .findFirst();
        if (velocity.isEmpty() && discount.isEmpty()) {
            return Baseline.absent(NAME, SAYS, "This data knows neither the speed of trends nor list prices.");
        }
        float fast = velocity.map(values -> ninthDecile(values, split.train())).orElse(Float.POSITIVE_INFINITY);
        int[] points = IntStream.range(0, rows.size())
                .map(row -> velocity.filter(values -> values[row] >= fast)
                                .map(v -> 1)
                                .orElse(0)
                        + discount.filter(values -> values[row] > 0.5f)
                                .map(v -> 1)
                                .orElse(0))
                .toArray();
        double[] shares = shares(rows, split.train(), points);
        String missing = velocity.isEmpty()
                ? " The speed of trends is unknown here."
                : discount.isEmpty() ? " List prices are unknown here." : "";
        return Baseline.of(
                NAME,
                SAYS + missing,
                Arrays.stream(split.test())
                        .mapToDouble(row -> shares[points[row]])
                        .toArray());
    }

    private static Optional<float[]> known(TrainingSet rows, String feature, int[] train) {
        return Columns.numbers(rows, feature)
                .map(Column.Numbers::values)
                .filter(values -> Arrays.stream(train).anyMatch(row -> !Float.isNaN(values[row])));
    }

    private static float ninthDecile(float[] values, int[] train) {
        double[] sorted = Arrays.stream(train)
                .mapToDouble(row -> values[row])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return (float) sorted[(int) (sorted.length * 0.9)];
    }

    /** Smoothed by one return and one keeping, so that a rare count is not certain. */
    private static double[] shares(TrainingSet rows, int[] train, int[] points) {
        double[] returned = new double[3];
        double[] all = new double[3];
        for (int row : train) {
            all[points[row]]++;
            returned[points[row]] += rows.labels()[row] == TrainingSet.REGRETTED ? 1 : 0;
        }
        return IntStream.range(0, 3)
                .mapToDouble(count -> (returned[count] + 1) / (all[count] + 2))
                .toArray();
    }
}
