package io.trendguard.model.serve;

import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns feature values into the numbers that trees compare and a regression weighs; the same for a training column and a
 * live vector. A feature that its schema excludes is missing in every row, whatever its value.
 */
public final class Encoder {
    private final FeatureSchema schema;
    private final Encoding encoding;
    private final float[] caps;
    private final boolean[] excluded;
    private final List<Map<String, Integer>> codes;

    /** Throws {@link IllegalArgumentException} if the encoding belongs to another schema. */
    public Encoder(FeatureSchema schema, Encoding encoding) {
        this.schema = schema;
        this.encoding = encoding;
        if (!encoding.schemaVersion().equals(schema.version())
                || encoding.features().size() != schema.size()) {
            throw new IllegalArgumentException(
                    "The encoding is for schema (%s) and not for (%s). Train the model again."
                            .formatted(encoding.schemaVersion(), schema.version()));
        }
        caps = new float[schema.size()];
        excluded = new boolean[schema.size()];
        codes = encoding.features().stream().map(Encoder::codes).toList();
        for (int f = 0; f < caps.length; f++) {
            Encoding.OfFeature feature = encoding.features().get(f);
            FeatureDefinition definition = schema.definitions().get(f);
            if (!feature.feature().equals(definition.name())
                    || (feature instanceof Encoding.OfWord) != (definition.kind() == FeatureDefinition.Kind.CATEGORY)) {
                throw new IllegalArgumentException(
                        "The encoding of (%s) stands where the schema has (%s, %s). Train the model again."
                                .formatted(feature.feature(), definition.name(), definition.kind()));
            }
            excluded[f] = !schema.decides(f);
            caps[f] = feature instanceof Encoding.OfNumber number
                    ? number.cap().orElse(Float.POSITIVE_INFINITY)
                    : Float.POSITIVE_INFINITY;
        }
    }

    private static Map<String, Integer> codes(Encoding.OfFeature feature) {
        Map<String, Integer> codes = new HashMap<>();
        if (feature instanceof Encoding.OfWord words) {
            words.words().forEach(word -> codes.put(word, codes.size()));
        }
        return codes;
    }

    /** What was settled on the training part. */
    public Encoding encoding() {
        return encoding;
    }

    /** How many features a row has. */
    public int size() {
        return caps.length;
    }

    /**
     * One row; NaN is missing.
     *
     * @param notes gets a sentence for each value that is capped, unknown or missing
     */
    public float[] row(FeatureVector vector, List<String> notes) {
        if (!vector.schemaVersion().equals(schema.version())
                || vector.features().size() != caps.length) {
            throw new IllegalArgumentException(
                    "The features are of schema (%s, %d features) and the model was trained on (%s, %d features). Serve a model trained on the features' schema."
                            .formatted(
                                    vector.schemaVersion(), vector.features().size(), schema.version(), caps.length));
        }
        float[] row = new float[caps.length];
        for (int f = 0; f < row.length; f++) {
            Feature feature = vector.features().get(f);
            FeatureDefinition definition = schema.definitions().get(f);
            if (!feature.name().equals(definition.name())) {
                throw new IllegalArgumentException("Feature (%s) stands where schema (%s) has (%s)."
                        .formatted(feature.name(), schema.version(), definition.name()));
            }
            row[f] = excluded[f] ? Float.NaN : encode(f, definition, feature.value(), notes);
        }
        return row;
    }

    private float encode(int f, FeatureDefinition definition, FeatureValue value, List<String> notes) {
        if (value instanceof FeatureValue.Missing missing) {
            notes.add(missing.note(definition.name()));
            return Float.NaN;
        }
        boolean word = value instanceof FeatureValue.Category;
        if (word != (definition.kind() == FeatureDefinition.Kind.CATEGORY)) {
            throw new IllegalArgumentException("The feature (%s) is a %s by schema (%s), but its value is (%s)."
                    .formatted(definition.name(), definition.kind(), schema.version(), value));
        }
        if (value instanceof FeatureValue.Category category) {
            Integer code = codes.get(f).get(category.category());
            if (code == null) {
                notes.add("%s: the word (%s) is unknown to the model and counts as missing"
                        .formatted(definition.name(), category.category()));
                return Float.NaN;
            }
            return code;
        }
        float number = ((FeatureValue.Numeric) value).number();
        if (number > caps[f]) {
            notes.add("%s: %s counts as %s, the highest that the model knows well"
                    .formatted(definition.name(), number, caps[f]));
            return caps[f];
        }
        return number;
    }

    /** Rows of training columns, one after the other; NaN is missing. */
    public float[] rows(List<Column> columns, int[] rows) {
        float[] out = new float[Math.multiplyExact(rows.length, caps.length)];
        for (int f = 0; f < caps.length; f++) {
            Column column = columns.get(f);
            float[] codeOf = column instanceof Column.Words words ? codesOf(f, words) : new float[0];
            for (int i = 0; i < rows.length; i++) {
                out[i * caps.length + f] = value(f, column, codeOf, rows[i]);
            }
        }
        return out;
    }

    private float value(int f, Column column, float[] codeOf, int row) {
        if (excluded[f]) {
            return Float.NaN;
        }
        if (column instanceof Column.Words words) {
            int word = words.codes()[row];
            return word < 0 ? Float.NaN : codeOf[word];
        }
        float number = ((Column.Numbers) column).values()[row];
        return number > caps[f] ? caps[f] : number + 0.0f;
    }

    private float[] codesOf(int f, Column.Words words) {
        float[] out = new float[words.words().size()];
        for (int w = 0; w < out.length; w++) {
            Integer code = codes.get(f).get(words.words().get(w));
            out[w] = code == null ? Float.NaN : code;
        }
        return out;
    }
}
