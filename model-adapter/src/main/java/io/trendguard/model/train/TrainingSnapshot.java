package io.trendguard.model.train;

import java.util.List;
import java.util.SortedMap;

/**
 * How values were spread when the model was trained; drift is measured against it. The outer bins are open, so that no
 * value is ever outside.
 *
 * @param rows how many rows
 * @param numbers one for each numeric feature
 * @param words one for each feature of words
 * @param probability of the calibrated probabilities on the validation part, which the trees had not seen
 */
public record TrainingSnapshot(int rows, List<Numbers> numbers, List<Words> words, Numbers probability) {

    /**
     * Spread of numbers as they came, before any cap.
     *
     * @param edges rising; bin i takes what is at least edge i-1 and less than edge i
     * @param counts one more than edges
     * @param missing rows without value
     */
    public record Numbers(String feature, List<Float> edges, List<Integer> counts, int missing) {}

    /**
     * Spread of words.
     *
     * @param counts of the words that the model knows
     * @param others rows with another word
     * @param missing rows without word
     */
    public record Words(String feature, SortedMap<String, Integer> counts, int others, int missing) {}
}
