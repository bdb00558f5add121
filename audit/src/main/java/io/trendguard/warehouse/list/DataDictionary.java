package io.trendguard.warehouse.list;

import io.trendguard.event.Tenant;
import io.trendguard.warehouse.Column;
import io.trendguard.warehouse.ColumnType;
import io.trendguard.warehouse.Schema;
import io.trendguard.warehouse.Sql;
import io.trendguard.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What every table and column of the warehouse means; made of what the warehouse itself is made of. */
public record DataDictionary(List<Described> tables) {
    /**
     * A table.
     *
     * @param says what a row is
     */
    public record Described(String name, String says, List<DescribedColumn> columns) {}

    /**
     * A column.
     *
     * @param sql its type in SQL
     * @param says what it holds
     */
    public record DescribedColumn(String name, ColumnType type, String sql, String says) {
        private static DescribedColumn of(Column column) {
            return new DescribedColumn(
                    column.name(), column.type(), column.type().sql(), column.says());
        }
    }

    public DataDictionary {
        tables = List.copyOf(tables);
    }

    /** That of a tenant, with the tables that appeared with its decision points. */
    public static DataDictionary of(Warehouse warehouse, Tenant tenant) {
        return warehouse.ask(tenant, DataDictionary::of);
    }

    private static DataDictionary of(Connection connection) throws SQLException {
        List<Described> tables = new ArrayList<>(general().tables());
        Schema.features(connection)
                .forEach((table, columns) -> tables.add(new Described(
                        table,
                        "What was known of one item of a decision, or of the whole, when it was decided.",
                        columns.stream().map(DescribedColumn::of).toList())));
        return new DataDictionary(tables);
    }

    /** The tables that every warehouse has. */
    public static DataDictionary general() {
        return new DataDictionary(Stream.concat(
                        Schema.tables().stream().map(table -> described(table.name(), table.says(), table.columns())),
                        Schema.views().stream().map(view -> described(view.name(), view.says(), view.columns())))
                .toList());
    }

    private static Described described(String name, String says, List<Column> columns) {
        return new Described(
                name, says, columns.stream().map(DescribedColumn::of).toList());
    }

    /** How many rows each table of a tenant has. */
    public static Map<String, String> rows(Warehouse warehouse, Tenant tenant) {
        return warehouse.ask(tenant, connection -> {
            Map<String, String> rows = new LinkedHashMap<>();
            for (Described table : of(connection).tables()) {
                try (Statement statement = connection.createStatement();
                        ResultSet counted =
                                statement.executeQuery("SELECT count(*) FROM " + Sql.quoted(table.name()))) {
                    counted.next();
                    rows.put(table.name(), Long.toString(counted.getLong(1)));
                }
            }
            return rows;
        });
    }

    /** The same to read. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# Data dictionary of the decision warehouse\n");
        for (Described table : tables) {
            text.append("\n## %s\n\n%s\n\n| Column | Type | Meaning |\n|---|---|---|\n"
                    .formatted(table.name(), table.says()));
            table.columns()
                    .forEach(column -> text.append(
                            "| `%s` | %s | %s |\n".formatted(cell(column.name()), column.sql(), cell(column.says()))));
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
