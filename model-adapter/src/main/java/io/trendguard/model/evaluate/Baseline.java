package io.trendguard.model.evaluate;

import java.util.Optional;

/**
 * Something simpler that a model has to beat, with what it says of the test rows.
 *
 * @param name for example {@code logistic regression}
 * @param says what it does, in one sentence
 * @param absent why it cannot be had on this data; then there are no probabilities
 * @param probabilities one for each row of the test
 */
public record Baseline(String name, String says, Optional<String> absent, double[] probabilities) {

    static Baseline of(String name, String says, double[] probabilities) {
        return new Baseline(name, says, Optional.empty(), probabilities);
    }

    static Baseline absent(String name, String says, String why) {
        return new Baseline(name, says, Optional.of(why), new double[0]);
    }
}
