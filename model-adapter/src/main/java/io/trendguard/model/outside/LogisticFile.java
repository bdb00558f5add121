package io.trendguard.model.outside;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A logistic regression as people write it down.
 *
 * @param says what the model is and where it comes from, in words
 * @param intercept log-odds where every term is zero
 * @param features its terms; features of ours that it does not name play no part
 * @param rows what the tool that fitted it says of some rows, to be compared
 */
public record LogisticFile(String says, double intercept, List<Term> features, Optional<List<Row>> rows) {
    public LogisticFile {
        features = List.copyOf(features);
    }

    /**
     * One term.
     *
     * @param feature the feature of the catalogue or mapping, in the same unit
     * @param coefficient of a number, log-odds for each unit
     * @param mean of a number over the training rows; a missing value counts as this
     * @param words of a word: what each of them weighs
     */
    public record Term(
            String feature, Optional<Double> coefficient, Optional<Double> mean, Optional<Map<String, Word>> words) {}

    /**
     * A word.
     *
     * @param coefficient log-odds
     * @param share of the training rows that had it
     */
    public record Word(double coefficient, double share) {}

    /**
     * A row that was scored elsewhere.
     *
     * @param numbers values by feature; what is not named is missing
     * @param words values by feature
     * @param logOdds what was said of it
     */
    public record Row(Optional<Map<String, Float>> numbers, Optional<Map<String, String>> words, double logOdds) {}

    /** Reads a coefficients file. */
    public static LogisticFile load(Path file) {
        return OutsideYaml.read(file, LogisticFile.class);
    }
}
