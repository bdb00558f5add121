package io.trendguard.model.mapping;

/**
 * What a row and its outcome are called, so that a report on sessions does not speak of order lines.
 *
 * @param row one row
 * @param rows several
 * @param outcome what the model foretells, of one row
 * @param outcomes of several
 * @param with what is said of a row that had it: a line that {@code came back}
 * @param without what is said of a row that had it not: a line that {@code was kept}
 */
public record Nouns(String row, String rows, String outcome, String outcomes, String with, String without) {
    /** Items of orders, which come back or are kept. */
    static final Nouns LINES = new Nouns("line", "lines", "return", "returns", "came back", "was kept");
    /** A table that does not say. */
    static final Nouns ROWS = new Nouns(
            "row", "rows", "positive outcome", "positive outcomes", "turned out positive", "turned out negative");
}
