package io.trendguard.model.mapping;

import java.util.List;
import java.util.Optional;

/**
 * What the documents behind a decision say without a model, as points that a row collects: a model has to beat it. A rule
 * may name features that the data does not have; the report then says so.
 *
 * @param says the rule in one sentence
 * @param source where it stands
 * @param points what counts a point
 */
public record SourceRule(String says, String source, List<Point> points) {
    public SourceRule {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new InvalidFileException("The source rule (%s) has no (points). Name at least one.".formatted(says));
        }
    }

    /**
     * A point for a number of a row; whose number is unknown gets none.
     *
     * @param feature whose number it is
     * @param atLeast counts from here on
     * @param highest or counts if it is among this share of the training rows, highest first
     */
    public record Point(String feature, Optional<Double> atLeast, Optional<Double> highest) {
        public Point {
            if (atLeast.isPresent() == highest.isPresent()) {
                throw new InvalidFileException(
                        "The point for (%s) needs either (at_least), a number, or (highest), a share of the rows."
                                .formatted(feature));
            }
            if (highest.isPresent() && !(highest.get() > 0 && highest.get() < 1)) {
                throw new InvalidFileException(
                        "The point for (%s) with (highest: %s) needs a share between 0 and 1, for example 0.1."
                                .formatted(feature, highest.get()));
            }
        }
    }
}
