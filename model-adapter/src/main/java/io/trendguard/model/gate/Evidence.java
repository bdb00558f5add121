package io.trendguard.model.gate;

import io.trendguard.model.mapping.RawColumn;
import io.trendguard.model.mapping.RawRows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Columns beside outcomes, cut by time: what is learnt of a column on the earlier rows is held against the later ones, so
 * that what only fits by chance does not count.
 *
 * @param columns the columns
 * @param outcomes of all rows
 * @param moments of all rows, epoch milliseconds
 * @param real whether the moments are times
 * @param earlier places of the earlier rows
 * @param later places of the later rows
 */
record Evidence(List<RawColumn> columns, boolean[] outcomes, long[] moments, boolean real, int[] earlier, int[] later) {

    /** Rows cut at a share of them. */
    static Evidence of(RawRows rows, double earlierShare) {
        int[] order = IntStream.range(0, rows.outcomes().length)
                .boxed()
                .sorted((a, b) -> Long.compare(rows.moments()[a], rows.moments()[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int cut = (int) (order.length * earlierShare);
        return new Evidence(
                rows.columns(),
                rows.outcomes(),
                rows.moments(),
                rows.real(),
                Arrays.copyOf(order, cut),
                Arrays.copyOfRange(order, cut, order.length));
    }

    int size() {
        return outcomes.length;
    }

    /** The share of some rows that has the outcome. */
    double rate(int[] rows) {
        return Arrays.stream(rows).filter(row -> outcomes[row]).count() / (double) Math.max(1, rows.length);
    }

    /** The outcomes of the later rows. */
    boolean[] laterOutcomes() {
        boolean[] out = new boolean[later.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = outcomes[later[i]];
        }
        return out;
    }

    /** A number for each value: the number itself, a time as days before the moment, or a word's code; NaN is missing. */
    double number(RawColumn column, int row) {
        return switch (column.type()) {
            case NUMBER -> column.numbers()[row];
            case TIME -> real ? (moments[row] - column.numbers()[row]) / 86_400_000.0 : column.numbers()[row];
            case WORD -> column.codes()[row] < 0 ? Double.NaN : column.codes()[row];
        };
    }
}
