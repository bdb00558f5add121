package io.trendguard.model.gate;

import io.trendguard.model.mapping.RawColumn;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What one column tells of the outcome all by itself: the rate of the outcome in each of its values or ranges among the
 * earlier rows, held against the later rows.
 *
 * @param column the column
 * @param cells of all rows, the value or range; 0 is missing
 * @param auc on the later rows
 */
record Alone(RawColumn column, int[] cells, Auc auc) {
    private static final int RANGES = 32;
    private static final int SPARSE = 20;
    /** A cell counts as if it had so many more rows of the average rate. */
    private static final double PRIOR = 10;

    static Alone of(Evidence evidence, RawColumn column) {
        Alone byValue = of(evidence, column, values(column));
        if (column.type() == RawColumn.Type.WORD) {
            return byValue;
        }
        Alone byRange = of(evidence, column, ranges(evidence, column));
        // A number may be a code: its values then tell more one by one than in the order of their size.
        boolean codes = column.distinct() * SPARSE <= evidence.size();
        return codes && byValue.auc.value() > byRange.auc.value() ? byValue : byRange;
    }

    private static Alone of(Evidence evidence, RawColumn column, int[] cells) {
        int most = Arrays.stream(cells).max().orElse(0) + 1;
        double[] rows = new double[most];
        double[] hits = new double[most];
        for (int row : evidence.earlier()) {
            rows[cells[row]]++;
            hits[cells[row]] += evidence.outcomes()[row] ? 1 : 0;
        }
        double rate = evidence.rate(evidence.earlier());
        double[] scores = Arrays.stream(evidence.later())
                .mapToDouble(row -> (hits[cells[row]] + PRIOR * rate) / (rows[cells[row]] + PRIOR))
                .toArray();
        return new Alone(column, cells, Auc.of(scores, evidence.laterOutcomes()));
    }

    private static int[] values(RawColumn column) {
        return Arrays.stream(column.codes()).map(code -> code + 1).toArray();
    }

    private static int[] ranges(Evidence evidence, RawColumn column) {
        double[] known = Arrays.stream(evidence.earlier())
                .mapToDouble(row -> evidence.number(column, row))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] edges = known.length == 0
                ? new double[0]
                : IntStream.range(1, RANGES)
                        .mapToDouble(i -> known[(int) ((long) i * known.length / RANGES)])
                        .distinct()
                        .toArray();
        return IntStream.range(0, evidence.size())
                .map(row -> {
                    double value = evidence.number(column, row);
                    if (Double.isNaN(value)) {
                        return 0;
                    }
                    int place = Arrays.binarySearch(edges, value);
                    return 1 + (place >= 0 ? place + 1 : -place - 1);
                })
                .toArray();
    }
}
