package io.trendguard.model.serve;

import java.util.List;

/**
 * A logistic regression: log-odds are the intercept plus, for each feature, its coefficient times its value, or what its
 * word weighs.
 *
 * @param intercept log-odds where every term is zero
 * @param terms one for each feature of the schema, in its order
 */
public record Coefficients(double intercept, List<Term> terms) {
    public Coefficients {
        terms = List.copyOf(terms);
        if (!Double.isFinite(intercept)) {
            throw new IllegalArgumentException("The intercept (%s) must be finite.".formatted(intercept));
        }
    }

    /**
     * One feature.
     *
     * @param feature its name
     * @param coefficient of a number, log-odds for each unit; 0 for a word
     * @param words what each word adds to the log-odds, in the order of the encoding; empty for a number
     * @param average what the feature adds on average over the training rows, log-odds: a coefficient times the mean, or
     *     the mean over words. A missing value counts as this
     */
    public record Term(String feature, double coefficient, List<Double> words, double average) {
        public Term {
            words = List.copyOf(words);
            boolean finite = Double.isFinite(coefficient)
                    && Double.isFinite(average)
                    && words.stream().allMatch(Double::isFinite);
            if (!finite) {
                throw new IllegalArgumentException("The coefficients of (%s) must be finite.".formatted(feature));
            }
        }

        /** A feature that the model does not look at. */
        public static Term unused(String feature) {
            return new Term(feature, 0, List.of(), 0);
        }
    }
}
