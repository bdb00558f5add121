package io.trendguard.warehouse;

import java.util.List;

/**
 * Rows that are made of those of other tables whenever somebody asks.
 *
 * @param says what a row is
 * @param columns in the order in which the query gives them
 */
public record View(String name, String says, List<Column> columns, String query) {
    public View {
        columns = List.copyOf(columns);
    }

    String ddl() {
        return "CREATE VIEW %s AS %s".formatted(Sql.quoted(name), query);
    }
}
