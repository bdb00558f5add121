package io.trendguard.warehouse.list;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a call to a list may say beside its filters. */
public enum Parameter {
    Q("Free text: every word must occur in one of the row's texts", "o-1001"),
    SORT("The column to order by, with a minus in front for the largest first", "-time"),
    PAGE("The page, from 1", "1"),
    SIZE("Rows of a page, 1 to 200", "25"),
    COLUMNS("The columns to show, separated by commas", "time"),
    UNTIL("The last place on the log that counts, so that pages stay while events arrive", "1000000"),
    BY("The column that the chart is stacked by", "result"),
    FORMAT("csv, ndjson or parquet", "csv");

    /** Of a page of rows. */
    public static final Set<Parameter> OF_PAGE = Set.copyOf(EnumSet.of(Q, SORT, PAGE, SIZE, COLUMNS, UNTIL));
    /** Of a chart. */
    public static final Set<Parameter> OF_CHART = Set.copyOf(EnumSet.of(Q, UNTIL, BY));
    /** Of facets and figures. */
    public static final Set<Parameter> OF_COUNTS = Set.copyOf(EnumSet.of(Q, UNTIL));
    /** Of an export. */
    public static final Set<Parameter> OF_EXPORT = Set.copyOf(EnumSet.of(Q, SORT, COLUMNS, UNTIL, FORMAT));
    /** Of a saved view: what makes a page and its chart, and not where somebody was in it. */
    public static final Set<Parameter> OF_VIEW = Set.copyOf(EnumSet.of(Q, SORT, SIZE, COLUMNS, BY));

    private final String says;
    private final String example;

    Parameter(String says, String example) {
        this.says = says;
        this.example = example;
    }

    /** Its name in a call. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is for. */
    public String says() {
        return says;
    }

    /** A value that can be sent. */
    public String example() {
        return example;
    }
}
