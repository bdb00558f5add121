package io.trendguard.model.mapping;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Puts rows into the order of time. */
final class ByTime {
    private ByTime() {}

    /**
     * The same rows by event time; rows of one time keep their order.
     *
     * @param customers the same number for rows of the same customer
     */
    static TrainingSet sorted(TrainingSet rows, int[] customers) {
        int[] order = IntStream.range(0, rows.size())
                .boxed()
                .sorted((a, b) -> Long.compare(rows.eventTimes()[a], rows.eventTimes()[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        byte[] labels = new byte[order.length];
        boolean[] imputed = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            labels[i] = rows.labels()[order[i]];
            imputed[i] = rows.imputed()[order[i]];
        }
        List<Column> columns =
                rows.columns().stream().map(column -> sorted(column, order)).toList();
        return new TrainingSet(
                rows.schema(),
                Arrays.stream(order).mapToObj(rows.rowKeys()::get).toList(),
                Arrays.stream(order).mapToLong(row -> rows.eventTimes()[row]).toArray(),
                columns,
                labels,
                Arrays.stream(order).mapToLong(row -> rows.labelKnownAt()[row]).toArray(),
                imputed,
                Arrays.stream(order).mapToLong(row -> rows.pricesMinor()[row]).toArray(),
                Arrays.stream(order).map(row -> customers[row]).toArray(),
                Arrays.stream(order).mapToLong(row -> rows.returnedAt()[row]).toArray(),
                Arrays.stream(order).mapToLong(row -> rows.settledAt()[row]).toArray());
    }

    private static Column sorted(Column column, int[] order) {
        if (column instanceof Column.Words words) {
            return new Column.Words(
                    Arrays.stream(order).map(row -> words.codes()[row]).toArray(), words.words());
        }
        float[] values = ((Column.Numbers) column).values();
        float[] sorted = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = values[order[i]];
        }
        return new Column.Numbers(sorted);
    }
}
