package io.trendguard.model.train;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.serve.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts how the values of the training part are spread. */
final class SnapshotFit {
    private static final int BINS = 20;

    private SnapshotFit() {}

    static TrainingSnapshot of(TrainingSet rows, int[] train, Encoding encoding, double[] probabilities) {
        List<TrainingSnapshot.Numbers> numbers = new ArrayList<>();
        List<TrainingSnapshot.Words> words = new ArrayList<>();
        for (int f = 0; f < rows.schema().size(); f++) {
            if (!rows.schema().decides(f)) {
                continue; // nothing of a model drifts with what it does not look at
            }
            Column column = rows.columns().get(f);
            Encoding.OfFeature encoded = encoding.features().get(f);
            if (column instanceof Column.Words all && encoded instanceof Encoding.OfWord known) {
                words.add(words(known, all, train));
            } else if (column instanceof Column.Numbers all) {
                float[] values = new float[train.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = all.values()[train[i]];
                }
                numbers.add(numbers(encoded.feature(), values));
            }
        }
        float[] scores = new float[probabilities.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) probabilities[i];
        }
        return new TrainingSnapshot(train.length, numbers, words, numbers("probability", scores));
    }

    /** Bins of about equal size; a value that fills more than a bin gets one edge. */
    static TrainingSnapshot.Numbers numbers(String feature, float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted); // NaN last
        int known = sorted.length;
        while (known > 0 && Float.isNaN(sorted[known - 1])) {
            known--;
        }
        List<Float> edges = new ArrayList<>();
        for (int bin = 1; bin < BINS && known > 0; bin++) {
            float edge = sorted[(int) ((long) known * bin / BINS)] + 0.0f;
            if (edge > sorted[0] && (edges.isEmpty() || edge > edges.get(edges.size() - 1))) {
                edges.add(edge);
            }
        }
        Integer[] counts = new Integer[edges.size() + 1];
        Arrays.fill(counts, 0);
        for (int i = 0; i < known; i++) {
            counts[bin(edges, sorted[i])]++;
        }
        return new TrainingSnapshot.Numbers(feature, edges, List.of(counts), sorted.length - known);
    }

    private static int bin(List<Float> edges, float value) {
        int bin = 0;
        while (bin < edges.size() && value >= edges.get(bin)) {
            bin++;
        }
        return bin;
    }

    private static TrainingSnapshot.Words words(Encoding.OfWord known, Column.Words words, int[] train) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        known.words().forEach(word -> counts.put(word, 0));
        int others = 0;
        int missing = 0;
        for (int row : train) {
            int code = words.codes()[row];
            if (code < 0) {
                missing++;
            } else if (counts.computeIfPresent(words.words().get(code), (word, count) -> count + 1) == null) {
                others++;
            }
        }
        return new TrainingSnapshot.Words(known.feature(), counts, others, missing);
    }
}
