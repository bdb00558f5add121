package io.trendguard.model.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a table.
 *
 * @param columns place of each column
 * @param missing words that stand for nothing
 * @param dialect how its numbers and times are written
 * @param line its line in the file
 * @param values one for each column
 * @param text the row as it stands in the file
 */
record TableRow(
        Map<String, Integer> columns,
        List<String> missing,
        Dialect dialect,
        long line,
        List<String> values,
        String text) {
    /** Every row has its line number, as if it were a column of this name. */
    static final String LINE_NUMBER = "line_number";

    boolean has(String column) {
        return columns.containsKey(column) || column.equals(LINE_NUMBER);
    }

    /** The value of a column; absent where it is missing. */
    Optional<String> get(String column) {
        Integer place = columns.get(column);
        if (place == null) {
            return column.equals(LINE_NUMBER) ? Optional.of(Long.toString(line)) : Optional.empty();
        }
        String value = values.get(place).strip();
        return missing.contains(value) ? Optional.empty() : Optional.of(value);
    }
}
