package io.trendguard.warehouse;

import io.trendguard.point.DecisionPoint;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of features for each decision point. It and its columns appear with the first value, in the order of the log, so that
 * no point and no feature is named here.
 */
final class FeatureTables {
    private static final String PREFIX = "features_";
    private static final List<Column> FIXED = List.of(
            new Column("position", ColumnType.PLACE, "The place of the decision on the log."),
            new Column("line_id", ColumnType.ID, "The line, or the order or cart as a whole."),
            new Column("looked_at", ColumnType.FLAG, "Whether the policy looked at it."));

    /** Columns by name, by table. */
    private final Map<String, Map<String, Column>> tables = new LinkedHashMap<>();

    /** Reads which there are. */
    FeatureTables(Connection connection) throws SQLException {
        tables.putAll(read(connection));
    }

    /** The name of a decision point's table. */
    static String name(DecisionPoint point) {
        return PREFIX + point.name();
    }

    /** The columns of values by table, as they are now. */
    static Map<String, Map<String, Column>> read(Connection connection) throws SQLException {
        Map<String, Map<String, Column>> found = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE starts_with(table_name, ?)"
                        + " AND database_name = current_database() ORDER BY table_name, column_index")) {
            statement.setString(1, PREFIX);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Map<String, Column> columns =
                            found.computeIfAbsent(rows.getString(1), table -> new LinkedHashMap<>());
                    type(rows.getString(3)).ifPresent(type -> addIfValue(columns, rows, type));
                }
            }
        }
        return found;
    }

    private static void addIfValue(Map<String, Column> columns, ResultSet rows, ColumnType type) {
        try {
            String name = rows.getString(2);
            if (FIXED.stream().noneMatch(fixed -> fixed.name().equals(name))) {
                columns.put(name, column(name, type));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<ColumnType> type(String sql) {
        return switch (sql) {
            case "DOUBLE" -> Optional.of(ColumnType.NUMBER);
            case "VARCHAR" -> Optional.of(ColumnType.WORD);
            case "BOOLEAN" -> Optional.of(ColumnType.FLAG);
            default -> Optional.empty();
        };
    }

    private static Column column(String name, ColumnType type) {
        return new Column(
                name,
                type,
                (name.startsWith(FeatureRow.INPUT) ? "The input (%s) of the decision point." : "The feature (%s).")
                        .formatted(name.substring(FeatureRow.FEATURE.length())));
    }

    /** Writes rows, and makes what they need first. */
    void write(org.duckdb.DuckDBConnection connection, List<FeatureRow> rows) throws SQLException {
        Map<String, List<FeatureRow>> byTable = new LinkedHashMap<>();
        rows.forEach(row -> byTable.computeIfAbsent(name(row.point()), table -> new ArrayList<>())
                .add(row));
        for (Map.Entry<String, List<FeatureRow>> one : byTable.entrySet()) {
            List<Map<String, Object>> values = new ArrayList<>();
            for (FeatureRow row : one.getValue()) {
                values.add(prepared(connection, one.getKey(), row));
            }
            append(connection, one.getKey(), values);
        }
    }

    /** The values of a row by column, all of which are there now. */
    private Map<String, Object> prepared(Connection connection, String table, FeatureRow row) throws SQLException {
        Map<String, Column> columns = tables.get(table);
        if (columns == null) {
            columns = new LinkedHashMap<>();
            tables.put(table, columns);
            try (Statement statement = connection.createStatement()) {
                statement.execute(new Table<Void>(
                                table,
                                "",
                                FIXED.stream()
                                        .map(fixed -> new Table.Made<Void>(fixed, nothing -> Optional.empty()))
                                        .toList())
                        .ddl());
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Object> one : row.values().entrySet()) {
            Object value =
                    one.getValue() instanceof BigDecimal number ? Double.valueOf(number.doubleValue()) : one.getValue();
            values.put(known(connection, table, columns, one.getKey(), typeOf(value)), value);
        }
        values.put("position", row.position());
        values.put("line_id", row.lineId());
        values.put("looked_at", row.lookedAt());
        return values;
    }

    private static ColumnType typeOf(Object value) {
        if (value instanceof Boolean) {
            return ColumnType.FLAG;
        }
        return value instanceof String ? ColumnType.WORD : ColumnType.NUMBER;
    }

    /** The name of the column for a value of that type; a second type under one name gets a column of its own. */
    private static String known(
            Connection connection, String table, Map<String, Column> columns, String wanted, ColumnType type)
            throws SQLException {
        Column there = columns.get(wanted);
        String name = there == null || there.type() == type
                ? wanted
                : wanted + "_" + type.name().toLowerCase(java.util.Locale.ROOT);
        if (!columns.containsKey(name)) {
            columns.put(name, column(name, type));
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "ALTER TABLE %s ADD COLUMN %s %s".formatted(Sql.quoted(table), Sql.quoted(name), type.sql()));
            }
        }
        return name;
    }

    private void append(org.duckdb.DuckDBConnection connection, String table, List<Map<String, Object>> rows)
            throws SQLException {
        List<Column> columns = new ArrayList<>(FIXED);
        columns.addAll(tables.getOrDefault(table, Map.of()).values());
        try (RowAppender appender = new RowAppender(connection, table)) {
            for (Map<String, Object> row : rows) {
                appender.begin();
                for (Column column : columns) {
                    Object value = row.get(column.name());
                    appender.append(column.type(), value == null ? Optional.empty() : value);
                }
                appender.end();
            }
        }
    }
}
