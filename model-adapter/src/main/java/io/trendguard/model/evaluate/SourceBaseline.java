package io.trendguard.model.evaluate;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.SourceRule;
import io.trendguard.model.train.TimeSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rule of the source: each number of points that a row may have gets the share of the training part with the outcome. */
final class SourceBaseline {
    static final String NAME = "the source's rule";

    private SourceBaseline() {}

    static Baseline on(Optional<SourceRule> told, TrainingSet rows, TimeSplit split) {
        if (told.isEmpty()) {
            return Baseline.absent(NAME, "A rule without a model.", "the mapping names none under (source_rule).");
        }
        SourceRule rule = told.get();
        List<String> unknown = new ArrayList<>();
        List<IntPredicate> points = new ArrayList<>();
        for (SourceRule.Point point : rule.points()) {
            Optional<float[]> values = known(rows, point.feature(), split.train());
            values.ifPresentOrElse(
                    some -> points.add(point(point, some, split.train())),
                    () -> unknown.add(point.feature().replace('_', ' ')));
        }
        String says = "%s (%s); each number of points has its share of the training part."
                .formatted(rule.says(), rule.source());
        String missing =
                "this data does not tell the %s.".formatted(unknown.stream().collect(Collectors.joining(", the ")));
        if (points.isEmpty()) {
            return Baseline.absent(NAME, says, missing);
        }
        double[] shares = shares(rows, split.train(), points);
        return Baseline.of(
                NAME,
                unknown.isEmpty() ? says : says + " Without a point, since " + missing,
                Arrays.stream(split.test())
                        .mapToDouble(row -> shares[count(points, row)])
                        .toArray());
    }

    private static Optional<float[]> known(TrainingSet rows, String feature, int[] train) {
        return Columns.numbers(rows, feature)
                .map(Column.Numbers::values)
                .filter(values -> Arrays.stream(train).anyMatch(row -> !Float.isNaN(values[row])));
    }

    private static IntPredicate point(SourceRule.Point point, float[] values, int[] train) {
        double least = point.atLeast()
                .orElseGet(() -> edge(values, train, point.highest().orElseThrow()));
        return row -> values[row] >= least;
    }

    private static double edge(float[] values, int[] train, double highest) {
        double[] sorted = Arrays.stream(train)
                .mapToDouble(row -> values[row])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted[(int) (sorted.length * (1 - highest))];
    }

    private static int count(List<IntPredicate> points, int row) {
        return (int) points.stream().filter(point -> point.test(row)).count();
    }

    /** Smoothed by one row with the outcome and one without, so that a rare number of points is not certain. */
    private static double[] shares(TrainingSet rows, int[] train, List<IntPredicate> points) {
        double[] with = new double[points.size() + 1];
        double[] all = new double[points.size() + 1];
        for (int row : train) {
            int count = count(points, row);
            all[count]++;
            with[count] += rows.labels()[row] == TrainingSet.REGRETTED ? 1 : 0;
        }
        return IntStream.range(0, all.length)
                .mapToDouble(count -> (with[count] + 1) / (all[count] + 2))
                .toArray();
    }
}
