package io.trendguard.rulebook;

import java.util.Optional;

/**
 * Something wrong with a rulebook, in words an analyst can act on.
 *
 * @param file for example {@code policy.dmn}
 * @param table the table or rule
 * @param row the row, from 1
 * @param column the column
 * @param problem what is wrong and what would help
 */
public record Finding(
        String file, Optional<String> table, Optional<Integer> row, Optional<String> column, String problem) {

    /** Something wrong with a file. */
    public static Finding in(String file, String problem) {
        return new Finding(file, Optional.empty(), Optional.empty(), Optional.empty(), problem);
    }

    /** Something wrong with a table or rule. */
    public static Finding in(String file, String table, String problem) {
        return new Finding(file, Optional.of(table), Optional.empty(), Optional.empty(), problem);
    }

    /** Something wrong with a row. */
    public static Finding in(String file, String table, int row, String problem) {
        return new Finding(file, Optional.of(table), Optional.of(row), Optional.empty(), problem);
    }

    static Finding in(String file, String table, int row, String column, String problem) {
        return new Finding(file, Optional.of(table), Optional.of(row), Optional.of(column), problem);
    }

    /** All of it in one sentence. */
    public String words() {
        StringBuilder words = new StringBuilder(file);
        table.ifPresent(t -> words.append(", ").append(t));
        row.ifPresent(r -> words.append(", row ").append(r));
        column.ifPresent(c -> words.append(", column ").append(c));
        return words.append(": ").append(problem).toString();
    }
}
