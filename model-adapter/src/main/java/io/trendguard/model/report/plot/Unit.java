package io.trendguard.model.report.plot;

/** What the values of an axis are. */
public enum Unit {
    NUMBER,
    /** Shares from 0 to 1, written as percentages. */
    SHARE,
    /** Minor units, written as amounts. */
    AMOUNT
}
