package io.trendguard.model.feature;

import java.util.List;
import java.util.stream.IntStream;

/** One feature over all rows of a training set. */
public sealed interface Column {

    /** Numbers; NaN where the value is missing. */
    record Numbers(float[] values) implements Column {}

    /**
     * Words as numbers.
     *
     * @param codes place of each row's word in {@code words}; -1 where the value is missing
     * @param words every word that occurs, in order of first appearance
     */
    record Words(int[] codes, List<String> words) implements Column {
        public Words {
            words = List.copyOf(words);
        }

        /** How often each word occurs in some rows. */
        public int[] counts(int[] rows) {
            int[] counts = new int[words.size()];
            for (int row : rows) {
                if (codes[row] >= 0) {
                    counts[codes[row]]++;
                }
            }
            return counts;
        }

        /** The words that occur in some rows, as places in {@link #words}, most frequent first. */
        public List<Integer> byFrequency(int[] rows) {
            int[] counts = counts(rows);
            return IntStream.range(0, counts.length)
                    .filter(code -> counts[code] > 0)
                    .boxed()
                    .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
                    .toList();
        }
    }
}
