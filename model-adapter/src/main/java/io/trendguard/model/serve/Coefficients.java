package io.trendguard.model.serve;

import java.util.List;
import java.util.Optional;

/**
 * A logistic regression: log-odds are the intercept plus, for each feature, its coefficient times its value, or what its
 * word weighs.
 *
 * @param intercept log-odds where every term is zero
 * @param terms one for each feature of the schema, in its order
 * @param share how much of the log-odds it says beside trees, which say the rest; empty if it stands alone
 */
public record Coefficients(double intercept, List<Term> terms, Optional<Double> share) {
    public Coefficients {
        terms = List.copyOf(terms);
        if (share.isPresent() && !(share.get() > 0 && share.get() < 1)) {
            throw new IllegalArgumentException(
                    "The share (%s) beside trees must be within (0, 1).".formatted(share.get()));
        }
        if (!Double.isFinite(intercept)) {
            throw new IllegalArgumentException("The intercept (%s) must be finite.".formatted(intercept));
        }
    }

    /** The same beside trees. */
    public Coefficients beside(double itsShare) {
        return new Coefficients(intercept, terms, Optional.of(itsShare));
    }

    /**
     * One feature.
     *
     * @param feature its name
     * @param coefficient of a number, log-odds for each unit; 0 for a word
     * @param words what each word adds to the log-odds, in the order of the encoding; empty for a number
     * @param average what the feature adds on average over the training rows, log-odds
     * @param missing what a missing value adds; if empty, the average
     * @param range numbers outside of it count as its edge; if empty, all count as they are
     */
    public record Term(
            String feature,
            double coefficient,
            List<Double> words,
            double average,
            Optional<Double> missing,
            Optional<Range> range) {
        public Term {
            words = List.copyOf(words);
            boolean finite = Double.isFinite(coefficient)
                    && Double.isFinite(average)
                    && Double.isFinite(missing.orElse(average))
                    && words.stream().allMatch(Double::isFinite);
            if (!finite) {
                throw new IllegalArgumentException("The coefficients of (%s) must be finite.".formatted(feature));
            }
        }

        /** A number of which every value counts, or a word; what is missing counts as the average. */
        public static Term of(String feature, double coefficient, List<Double> words, double average) {
            return new Term(feature, coefficient, words, average, Optional.empty(), Optional.empty());
        }

        /** A feature that the model does not look at. */
        public static Term unused(String feature) {
            return of(feature, 0, List.of(), 0);
        }
    }

    /** From the least to the most that a number was on the training rows. */
    public record Range(double least, double most) {
        public Range {
            if (!(least <= most) || !Double.isFinite(most - least)) {
                throw new IllegalArgumentException("There is no range from (%s) to (%s).".formatted(least, most));
            }
        }
    }
}
