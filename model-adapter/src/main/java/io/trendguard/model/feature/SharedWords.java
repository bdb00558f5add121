package io.trendguard.model.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves only those words in rows of several groups that enough groups use. */
public final class SharedWords {
    private static final int UNKNOWN = -1;

    private SharedWords() {}

    /**
     * The same rows; a word that too few groups use is missing.
     *
     * @param rows named {@code group/…}
     * @param fewest groups that must use a word
     */
    public static TrainingSet only(TrainingSet rows, int fewest) {
        List<Column> columns = new ArrayList<>();
        for (Column column : rows.columns()) {
            columns.add(column instanceof Column.Words words ? shared(rows, words, fewest) : column);
        }
        return new TrainingSet(
                rows.schema(),
                rows.rowKeys(),
                rows.eventTimes(),
                columns,
                rows.labels(),
                rows.labelKnownAt(),
                rows.imputed(),
                rows.pricesMinor(),
                rows.customers(),
                rows.returnedAt(),
                rows.settledAt());
    }

    private static Column shared(TrainingSet rows, Column.Words column, int fewest) {
        List<Set<String>> users = new ArrayList<>();
        column.words().forEach(word -> users.add(new HashSet<>()));
        for (int row = 0; row < rows.size(); row++) {
            if (column.codes()[row] >= 0) {
                users.get(column.codes()[row]).add(group(rows.rowKeys().get(row)));
            }
        }
        List<String> kept = new ArrayList<>();
        int[] codes = new int[column.words().size()];
        for (int code = 0; code < codes.length; code++) {
            boolean enough = users.get(code).size() >= fewest;
            codes[code] = enough ? kept.size() : UNKNOWN;
            if (enough) {
                kept.add(column.words().get(code));
            }
        }
        int[] recoded = new int[column.codes().length];
        for (int row = 0; row < recoded.length; row++) {
            recoded[row] = column.codes()[row] < 0 ? UNKNOWN : codes[column.codes()[row]];
        }
        return new Column.Words(recoded, kept);
    }

    /** The group that a row is of. */
    public static String group(String rowKey) {
        return rowKey.substring(0, rowKey.indexOf('/'));
    }
}
