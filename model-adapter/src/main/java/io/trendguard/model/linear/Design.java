package io.trendguard.model.linear;

import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.serve.Encoder;
import io.trendguard.model.serve.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Rows as a linear model wants them: numbers with mean 0 and spread 1 on the training part, a flag where one is missing,
 * and a column for each word. Sparse, row by row.
 *
 * @param terms the columns
 * @param starts where each row begins among the values, with one more for the end
 * @param places column of each value
 * @param values what is not zero
 */
public record Design(Terms terms, long[] starts, int[] places, float[] values) {

    /** The columns of a design, settled on the training part. */
    public record Terms(Encoder encoder, List<Term> all, int[] firstOfFeature) {
        /** Some rows as these columns. */
        public Design design(TrainingSet rows, int[] part) {
            float[] encoded = encoder.rows(rows.columns(), part);
            int features = encoder.size();
            Sparse sparse = new Sparse(part.length);
            for (int row = 0; row < part.length; row++) {
                for (int f = 0; f < features; f++) {
                    add(f, encoded[row * features + f], sparse);
                }
                sparse.endRow();
            }
            return new Design(this, sparse.starts, sparse.places(), sparse.values());
        }

        private void add(int feature, float value, Sparse sparse) {
            int first = firstOfFeature[feature];
            int count = firstOfFeature[feature + 1] - first;
            if (count == 0) {
                return;
            }
            Term term = all.get(first);
            if (term.word()) {
                if (!Float.isNaN(value) && value < count) {
                    sparse.add(first + (int) value, 1);
                }
            } else if (Float.isNaN(value)) {
                if (count == 2) {
                    sparse.add(first + 1, 1);
                }
            } else {
                sparse.add(first, (float) ((value - term.mean()) / term.spread()));
            }
        }
    }

    /**
     * A column.
     *
     * @param name the feature, {@code feature is missing} or {@code feature = word}
     * @param word whether it stands for a word
     * @param mean of a number on the training part
     * @param spread standard deviation of a number on the training part
     * @param least of a number on the training part
     * @param most of a number on the training part
     */
    public record Term(String name, boolean word, double mean, double spread, double least, double most) {
        private static Term flag(String name, boolean word) {
            return new Term(name, word, 0, 1, 0, 1);
        }
    }

    private static final class Sparse {
        private final long[] starts;
        private int[] places = new int[1024];
        private float[] values = new float[1024];
        private int size;
        private int row;

        Sparse(int rows) {
            starts = new long[rows + 1];
        }

        void add(int place, float value) {
            if (size == places.length) {
                places = Arrays.copyOf(places, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            places[size] = place;
            values[size++] = value;
        }

        void endRow() {
            starts[++row] = size;
        }

        int[] places() {
            return Arrays.copyOf(places, size);
        }

        float[] values() {
            return Arrays.copyOf(values, size);
        }
    }

    /** The training part as a design. */
    public static Design of(TrainingSet rows, int[] train, Encoder encoder) {
        return of(rows, train, encoder, Set.of());
    }

    /**
     * The training part as a design.
     *
     * @param without features that get no column
     */
    public static Design of(TrainingSet rows, int[] train, Encoder encoder, Set<String> without) {
        float[] encoded = encoder.rows(rows.columns(), train);
        List<Term> terms = new ArrayList<>();
        int[] first = new int[encoder.size() + 1];
        for (int f = 0; f < encoder.size(); f++) {
            first[f] = terms.size();
            FeatureDefinition definition = rows.schema().definitions().get(f);
            if (without.contains(definition.name())) {
                continue;
            }
            if (definition.kind() == FeatureDefinition.Kind.CATEGORY) {
                words(definition.name(), encoder, f, terms);
            } else {
                number(definition.name(), encoded, f, encoder.size(), terms);
            }
        }
        first[encoder.size()] = terms.size();
        return new Terms(encoder, terms, first).design(rows, train);
    }

    private static void words(String feature, Encoder encoder, int f, List<Term> terms) {
        if (encoder.encoding().features().get(f) instanceof Encoding.OfWord known) {
            known.words().forEach(word -> terms.add(Term.flag(feature + " = " + word, true)));
        }
    }

    private static void number(String feature, float[] encoded, int f, int features, List<Term> terms) {
        double sum = 0;
        double squares = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int known = 0;
        int rows = encoded.length / features;
        for (int row = 0; row < rows; row++) {
            double value = encoded[row * features + f];
            if (!Double.isNaN(value)) {
                sum += value;
                squares += value * value;
                least = Math.min(least, value);
                most = Math.max(most, value);
                known++;
            }
        }
        double mean = sum / known;
        double spread = Math.sqrt(Math.max(0, squares / known - mean * mean));
        if (known > 0 && spread > 0) {
            terms.add(new Term(feature, false, mean, spread, least, most));
            if (known < rows) {
                terms.add(Term.flag(feature + " is missing", false));
            }
        }
    }

    /** How many rows it has. */
    public int rows() {
        return starts.length - 1;
    }

    /** What each column is on average. */
    double[] means() {
        double[] means = new double[terms.all().size()];
        for (int i = 0; i < places.length; i++) {
            means[places[i]] += values[i];
        }
        return Arrays.stream(means).map(sum -> sum / rows()).toArray();
    }
}
