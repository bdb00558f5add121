package io.trendguard.model.feature;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects rows column by column, four bytes for each value. */
public final class TrainingRows {
    private final FeatureSchema schema;
    private final float[][] numbers;
    private final int[][] codes;
    private final List<Map<String, Integer>> words = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private long[] times = new long[1024];
    private long[] prices = new long[1024];
    private int size;

    /** No rows yet. */
    public TrainingRows(FeatureSchema schema) {
        this.schema = schema;
        this.numbers = new float[schema.size()][];
        this.codes = new int[schema.size()][];
        for (int i = 0; i < schema.size(); i++) {
            words.add(new LinkedHashMap<>());
            boolean numeric = schema.definitions().get(i).kind() == FeatureDefinition.Kind.NUMERIC;
            numbers[i] = new float[numeric ? times.length : 0];
            codes[i] = new int[numeric ? 0 : times.length];
        }
    }

    /** Adds a row; see {@link TrainingSet} for what it has. */
    public void add(String key, long time, FeatureVector vector, long price) {
        grow();
        keys.add(key);
        times[size] = time;
        prices[size] = price;
        for (int i = 0; i < schema.size(); i++) {
            Feature feature = vector.features().get(i);
            if (numbers[i].length > 0) {
                numbers[i][size] = feature.value() instanceof FeatureValue.Numeric n ? n.number() : Float.NaN;
            } else {
                codes[i][size] = feature.value() instanceof FeatureValue.Category c ? code(i, c.category()) : -1;
            }
        }
        size++;
    }

    private int code(int column, String word) {
        Map<String, Integer> known = words.get(column);
        Integer code = known.get(word);
        if (code == null) {
            code = known.size();
            known.put(word, code);
        }
        return code;
    }

    private void grow() {
        if (size == times.length) {
            int capacity = size * 2;
            times = Arrays.copyOf(times, capacity);
            prices = Arrays.copyOf(prices, capacity);
            for (int i = 0; i < schema.size(); i++) {
                numbers[i] = numbers[i].length > 0 ? Arrays.copyOf(numbers[i], capacity) : numbers[i];
                codes[i] = codes[i].length > 0 ? Arrays.copyOf(codes[i], capacity) : codes[i];
            }
        }
    }

    /** All rows, with their labels. */
    public TrainingSet build(byte[] labels, long[] labelKnownAt, boolean[] imputed) {
        List<Column> columns = new ArrayList<>(schema.size());
        for (int i = 0; i < schema.size(); i++) {
            columns.add(
                    numbers[i].length > 0
                            ? new Column.Numbers(Arrays.copyOf(numbers[i], size))
                            : new Column.Words(
                                    Arrays.copyOf(codes[i], size),
                                    List.copyOf(words.get(i).keySet())));
        }
        return new TrainingSet(
                schema,
                keys,
                Arrays.copyOf(times, size),
                columns,
                labels,
                labelKnownAt,
                imputed,
                Arrays.copyOf(prices, size));
    }
}
