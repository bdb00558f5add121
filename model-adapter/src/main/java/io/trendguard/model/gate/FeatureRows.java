package io.trendguard.model.gate;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.RawColumn;
import io.trendguard.model.mapping.RawRows;
import io.trendguard.model.train.TimeSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of a training set as columns to be looked at for leaks: all that may decide. Rows that are too young are
 * left out: of the latest days only what came back is known, and a feature that drifts would seem to tell it.
 */
final class FeatureRows {
    private FeatureRows() {}

    static RawRows of(TrainingSet set) {
        int[] rows = TimeSplit.ripe(set);
        List<RawColumn> columns = new ArrayList<>();
        for (int f = 0; f < set.schema().size(); f++) {
            if (!set.schema().decides(f)) {
                continue;
            }
            String name = set.schema().definitions().get(f).name();
            Column column = set.columns().get(f);
            columns.add(column instanceof Column.Words words ? words(name, words, rows) : numbers(name, column, rows));
        }
        boolean[] outcomes = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            outcomes[i] = set.labels()[rows[i]] == TrainingSet.REGRETTED;
        }
        return new RawRows(
                columns,
                outcomes,
                Arrays.stream(rows).mapToLong(row -> set.eventTimes()[row]).toArray(),
                true);
    }

    private static RawColumn words(String name, Column.Words words, int[] rows) {
        double[] none = new double[rows.length];
        Arrays.fill(none, Double.NaN);
        int[] codes = Arrays.stream(rows).map(row -> words.codes()[row]).toArray();
        return new RawColumn(
                name, true, RawColumn.Type.WORD, none, codes, words.words().size());
    }

    private static RawColumn numbers(String name, Column column, int[] rows) {
        float[] values = ((Column.Numbers) column).values();
        double[] numbers = new double[rows.length];
        int[] codes = new int[rows.length];
        Map<Float, Integer> known = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            float value = values[rows[i]];
            numbers[i] = value;
            codes[i] = Float.isNaN(value) ? -1 : known.computeIfAbsent(value, v -> known.size());
        }
        return new RawColumn(name, true, RawColumn.Type.NUMBER, numbers, codes, known.size());
    }
}
