package io.trendguard.model.train;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.serve.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Settles caps and words on the training part. */
final class EncodingFit {
    private EncodingFit() {}

    static Encoding of(TrainingSet rows, int[] train, int rarestWord) {
        List<Encoding.OfFeature> features = new ArrayList<>();
        for (int f = 0; f < rows.schema().size(); f++) {
            FeatureDefinition definition = rows.schema().definitions().get(f);
            Column column = rows.columns().get(f);
            boolean decides = rows.schema().decides(f);
            features.add(
                    column instanceof Column.Words words
                            ? new Encoding.OfWord(
                                    definition.name(), decides ? words(words, train, rarestWord) : List.of())
                            : new Encoding.OfNumber(
                                    definition.name(),
                                    decides ? cap((Column.Numbers) column, train) : Optional.empty()));
        }
        return new Encoding(rows.schema().version(), features);
    }

    /** The 99th percentile, if what lies above it reaches further than all between it and the median. */
    private static Optional<Float> cap(Column.Numbers numbers, int[] train) {
        float[] sorted = new float[train.length];
        int known = 0;
        for (int row : train) {
            if (!Float.isNaN(numbers.values()[row])) {
                sorted[known++] = numbers.values()[row];
            }
        }
        if (known < 100) {
            return Optional.empty();
        }
        Arrays.sort(sorted, 0, known);
        float median = sorted[known / 2];
        float high = sorted[(int) (known * 0.99)];
        boolean heavy = high > median && sorted[known - 1] - high > high - median;
        return heavy ? Optional.of(high + 0.0f) : Optional.empty();
    }

    private static List<String> words(Column.Words words, int[] train, int rarest) {
        int[] counts = words.counts(train);
        return IntStream.range(0, counts.length)
                .boxed()
                .filter(word -> counts[word] >= Math.max(1, rarest))
                .sorted(Comparator.<Integer>comparingInt(word -> -counts[word])
                        .thenComparing(word -> words.words().get(word)))
                .map(word -> words.words().get(word))
                .toList();
    }
}
