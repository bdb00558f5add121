package io.trendguard.warehouse;

/**
 * A column of a table.
 *
 * @param name in SQL and in the API
 * @param says what it holds, one sentence of the data dictionary
 */
public record Column(String name, ColumnType type, String says) {
    /** The name as SQL quotes it. */
    public String quoted() {
        return Sql.quoted(name);
    }
}
