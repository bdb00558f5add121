package io.trendguard.model.report;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.report.plot.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values of a feature in a few groups: numbers in groups of about equal size, words by how often they occur.
 *
 * @param labels of the groups, lowest or most frequent first
 * @param bins place of each row's group; -1 where the value is missing
 */
record Binning(List<String> labels, int[] bins) {

    static Binning of(Column column, FeatureDefinition definition, int[] rows, int most) {
        return column instanceof Column.Words words
                ? words(words, rows, most)
                : numbers(((Column.Numbers) column).values(), definition.unit(), rows, most);
    }

    private static Binning numbers(float[] values, String unit, int[] rows, int most) {
        double[] sorted = Arrays.stream(rows)
                .mapToDouble(row -> values[row])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new Binning(List.of(), Arrays.stream(rows).map(row -> -1).toArray());
        }
        List<Double> edges = new ArrayList<>();
        for (int bin = 1; bin < most; bin++) {
            double edge = sorted[(int) ((long) sorted.length * bin / most)];
            if (edge > (edges.isEmpty() ? sorted[0] : edges.get(edges.size() - 1))) {
                edges.add(edge);
            }
        }
        if (edges.isEmpty()) { // nearly all have the lowest value: the others are a group of their own
            Arrays.stream(sorted).filter(value -> value > sorted[0]).findFirst().ifPresent(edges::add);
        }
        List<String> labels = new ArrayList<>();
        for (int bin = 0; bin <= edges.size(); bin++) {
            double from = bin == 0 ? sorted[0] : edges.get(bin - 1);
            int end = bin == edges.size() ? sorted.length : firstAtLeast(sorted, edges.get(bin));
            labels.add(label(from, sorted[end - 1], unit));
        }
        int[] bins = Arrays.stream(rows)
                .map(row -> Float.isNaN(values[row])
                        ? -1
                        : (int) edges.stream()
                                .filter(edge -> values[row] >= edge)
                                .count())
                .toArray();
        return new Binning(labels, bins);
    }

    private static int firstAtLeast(double[] sorted, double edge) {
        int place = 0;
        while (sorted[place] < edge) {
            place++;
        }
        return place;
    }

    private static String label(double from, double to, String unit) {
        String low = Words.value(from, unit);
        String high = Words.value(to, unit);
        return low.equals(high) ? low : low + " to " + high;
    }

    private static Binning words(Column.Words words, int[] rows, int most) {
        List<Integer> met = words.byFrequency(rows);
        List<Integer> kept = met.size() <= most ? met : met.subList(0, most - 1);
        List<String> labels = new ArrayList<>(
                kept.stream().map(code -> words.words().get(code)).toList());
        if (met.size() > kept.size()) {
            labels.add("others");
        }
        int[] place = new int[words.words().size()];
        Arrays.fill(place, kept.size());
        for (int i = 0; i < kept.size(); i++) {
            place[kept.get(i)] = i;
        }
        return new Binning(
                labels,
                Arrays.stream(rows)
                        .map(row -> words.codes()[row] < 0 ? -1 : place[words.codes()[row]])
                        .toArray());
    }

    /** Places of the rows in a group. */
    int[] in(int bin) {
        return IntStream.range(0, bins.length).filter(i -> bins[i] == bin).toArray();
    }
}
