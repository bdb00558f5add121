package io.trendguard.model.feature;

import java.util.List;

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
    }
}
