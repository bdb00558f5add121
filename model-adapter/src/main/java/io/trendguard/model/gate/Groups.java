package io.trendguard.model.gate;

import io.trendguard.model.mapping.RawColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows that share a value (a customer, an item), in the order of time. Statistics of a group's outcomes that were made
 * over the whole table know the outcome of the very row they stand in; this is where that shows.
 *
 * @param column what the rows share
 * @param rows places of the rows of each group that has more than one
 */
record Groups(RawColumn column, List<int[]> rows) {
    private static final int RESAMPLES = 100;

    static Groups of(Evidence evidence, RawColumn column) {
        int[] counts = new int[column.distinct()];
        for (int code : column.codes()) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        int[][] members = new int[counts.length][];
        int[] filled = new int[counts.length];
        IntStream.concat(IntStream.of(evidence.earlier()), IntStream.of(evidence.later()))
                .filter(row -> column.codes()[row] >= 0)
                .forEach(row -> {
                    int code = column.codes()[row];
                    members[code] = members[code] == null ? new int[counts[code]] : members[code];
                    members[code][filled[code]++] = row;
                });
        List<int[]> rows = new ArrayList<>();
        for (int[] group : members) {
            if (group != null && group.length > 1) {
                rows.add(group);
            }
        }
        return new Groups(column, rows);
    }

    /**
     * How much the change of a number since the group's row before tells of the row's own outcome, and how much the number
     * itself does on the same rows. A count that takes in its own row jumps with it; one that knows only the past cannot.
     *
     * @param change AUC of the change, 0 to 1
     * @param level AUC of the number, 0 to 1
     * @param rows how many rows
     */
    record Step(double change, double level, int rows) {
        double lead() {
            return Math.abs(change - 0.5) - Math.abs(level - 0.5);
        }
    }

    Step step(Evidence evidence, RawColumn number) {
        int most = rows.stream().mapToInt(group -> group.length - 1).sum();
        double[] changes = new double[most];
        double[] levels = new double[most];
        boolean[] outcomes = new boolean[most];
        int n = 0;
        for (int[] group : rows) {
            for (int i = 1; i < group.length; i++) {
                double now = number.numbers()[group[i]];
                double before = number.numbers()[group[i - 1]];
                if (!Double.isNaN(now) && !Double.isNaN(before)) {
                    changes[n] = now - before;
                    levels[n] = now;
                    outcomes[n++] = evidence.outcomes()[group[i]];
                }
            }
        }
        boolean[] known = Arrays.copyOf(outcomes, n);
        return new Step(
                Auc.of(Arrays.copyOf(changes, n), known).value(),
                Auc.of(Arrays.copyOf(levels, n), known).value(),
                n);
    }

    /**
     * How well a number, as it stands in the first row of each group, knows the outcomes of the group's other rows. They
     * are cut in two halves. Whatever is true of the group (its taste, its state) can be no closer to the halves than
     * they are to each other, since the chance in one half is not that in the other: the product of the two correlations
     * is at most that between the halves (Spearman's correction for attenuation, 1904). Only a number that was made from
     * these very outcomes gets above.
     *
     * @param known product of the correlations of the number with both halves
     * @param possible correlation between the halves
     * @param error standard error of the difference
     * @param groups how many groups of three rows or more
     */
    record Own(double known, double possible, double error, int groups) {
        double excess() {
            return known - possible;
        }
    }

    Own own(Evidence evidence, RawColumn number, double worthwhile) {
        double[] first = new double[rows.size()];
        double[] odd = new double[rows.size()];
        double[] even = new double[rows.size()];
        int n = 0;
        for (int[] group : rows) {
            double value = number.numbers()[group[0]];
            if (group.length < 3 || Double.isNaN(value)) {
                continue;
            }
            double[] hits = new double[2];
            double[] all = new double[2];
            for (int i = 1; i < group.length; i++) {
                hits[i & 1] += evidence.outcomes()[group[i]] ? 1 : 0;
                all[i & 1]++;
            }
            first[n] = value;
            odd[n] = hits[1] / all[1];
            even[n++] = hits[0] / all[0];
        }
        double[] ranks = Ranks.of(Arrays.copyOf(first, n));
        int[] once = new int[n];
        Arrays.fill(once, 1);
        double[] now = products(ranks, odd, even, once);
        if (!(now[0] - now[1] >= worthwhile)) {
            return new Own(now[0], now[1], Double.POSITIVE_INFINITY, n);
        }
        SplittableRandom random = new SplittableRandom(1904);
        double sum = 0;
        double squares = 0;
        for (int sample = 0; sample < RESAMPLES; sample++) {
            int[] drawn = new int[n];
            for (int i = 0; i < n; i++) {
                drawn[random.nextInt(n)]++;
            }
            double[] one = products(ranks, odd, even, drawn);
            double excess = one[0] - one[1];
            sum += excess;
            squares += excess * excess;
        }
        double mean = sum / RESAMPLES;
        return new Own(now[0], now[1], Math.sqrt(Math.max(0, squares / RESAMPLES - mean * mean)), n);
    }

    private static double[] products(double[] x, double[] odd, double[] even, int[] weights) {
        double a = Ranks.correlation(x, odd, weights);
        double b = Ranks.correlation(x, even, weights);
        // Of opposite signs, the number knows one half by chance.
        return new double[] {a * b, Ranks.correlation(odd, even, weights)};
    }
}
