package io.trendguard.model.gate;

/**
 * How one cohort is served, each figure with its 95 % interval.
 *
 * @param name for example {@code region: Hesse}
 * @param rows rows of the test
 * @param auc how well its rows are ranked
 * @param gap mean probability less rate
 */
public record CohortFigures(String name, int rows, Figure auc, Figure gap) {
    /** A value and its interval. */
    public record Figure(double value, double low, double high) {}
}
