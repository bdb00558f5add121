package io.trendguard.warehouse;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Appends rows to a table, value by value in the order of its columns. */
public final class RowAppender implements AutoCloseable {
    private final DuckDBAppender appender;

    /** Appends to a table. */
    public RowAppender(DuckDBConnection connection, String table) throws SQLException {
        this.appender = connection.createAppender("main", table);
    }

    /** Appends rows of a table. */
    static <T> void append(DuckDBConnection connection, Table<T> table, List<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (RowAppender appender = new RowAppender(connection, table.name())) {
            for (T row : rows) {
                appender.begin();
                for (Table.Made<T> made : table.made()) {
                    appender.append(made.column().type(), made.value().apply(row));
                }
                appender.end();
            }
        }
    }

    /** Begins a row. */
    public void begin() throws SQLException {
        appender.beginRow();
    }

    /** Ends a row. */
    public void end() throws SQLException {
        appender.endRow();
    }

    /** @param value or an {@link Optional} of it; null in SQL where that is empty */
    public void append(ColumnType type, Object value) throws SQLException {
        Object plain = value;
        if (value instanceof Optional<?> optional) {
            if (optional.isEmpty()) {
                appender.appendNull();
                return;
            }
            plain = optional.get();
        }
        switch (type) {
            case PLACE, HASH, COUNT, MONEY -> appender.append(((Number) plain).longValue());
            case NUMBER, SHARE ->
                appender.append(
                        plain instanceof BigDecimal decimal ? decimal.doubleValue() : ((Number) plain).doubleValue());
            case TIME -> appender.appendEpochMicros(Times.micros((Instant) plain));
            case FLAG -> appender.append(((Boolean) plain).booleanValue());
            case ID, TEXT, WORD -> appender.append((String) plain);
            case WORDS -> appender.append((List<?>) plain);
        }
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }
}
