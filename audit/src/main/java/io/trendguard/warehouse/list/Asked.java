package io.trendguard.warehouse.list;

import io.trendguard.warehouse.Times;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/**
 * Asks one connection, giving up what takes too long.
 *
 * @param now the moment of the question, by the service's clock
 * @param seconds after which an answer is given up
 * @param matched whether the rows of the question at hand were looked for already
 */
record Asked(DuckDBConnection connection, Instant now, int seconds, boolean matched) {
    private static final String MATCHED = "matched";

    Asked(DuckDBConnection connection, Instant now, int seconds) {
        this(connection, now, seconds, false);
    }

    /** Looks for the rows of a question once, so that several figures of them need not; only for that question from now on. */
    Asked about(ListQuery query) throws SQLException {
        if (query.filters().isEmpty() && query.words().isEmpty()) {
            return this;
        }
        Bindings bindings = bindings();
        String sql = "CREATE OR REPLACE TEMP TABLE %s AS SELECT %s.%s"
                        .formatted(MATCHED, ListDefinition.ROW, ListDefinition.POSITION)
                + query.rows(bindings, List.of());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(seconds);
            bindings.into(statement);
            statement.execute();
        } catch (SQLException e) {
            throw known(e, seconds);
        }
        return new Asked(connection, now, seconds, true);
    }

    /** Where the rows of a question are, with the tables of what is selected. */
    String rows(ListQuery query, Bindings bindings, Collection<ListColumn> selected) {
        return matched
                ? query.list().from(selected)
                        + " WHERE %s.%s IN (SELECT %s FROM %s)"
                                .formatted(
                                        ListDefinition.ROW, ListDefinition.POSITION, ListDefinition.POSITION, MATCHED)
                : query.rows(bindings, selected);
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    Bindings bindings() {
        return new Bindings(now);
    }

    /** The rows of a statement. */
    <T> List<T> all(String sql, Bindings bindings, Row<T> make) throws SQLException {
        List<T> made = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(seconds);
            bindings.into(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    made.add(make.of(rows));
                }
            }
        } catch (SQLException e) {
            throw known(e, seconds);
        }
        return made;
    }

    /** How many rows a question means. */
    long count(ListQuery query) throws SQLException {
        Bindings bindings = bindings();
        return all("SELECT count(*)" + rows(query, bindings, List.of()), bindings, row -> row.getLong(1))
                .get(0);
    }

    /** What is not the fault of the file is said as such. */
    static SQLException known(SQLException e, int seconds) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof SQLTimeoutException || message.startsWith("INTERRUPT")) {
            throw ListBusyException.tooSlow(seconds);
        }
        if (message.startsWith("Out of Memory")) {
            throw ListBusyException.tooLarge();
        }
        return e;
    }

    /** The value of a column; absent if it is not known. */
    static Optional<Object> value(ResultSet row, int index, ListColumn column) throws SQLException {
        Object value = switch (column.stored()) {
            case TIME -> row.getObject(index, LocalDateTime.class);
            case WORDS -> row.getArray(index);
            default -> row.getObject(index);
        };
        if (value instanceof LocalDateTime time) {
            return Optional.of(Times.read(time));
        }
        if (value instanceof java.sql.Array words) {
            return Optional.of(Arrays.stream((Object[]) words.getArray())
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .toList());
        }
        return Optional.ofNullable(value);
    }

    /** Columns as a statement selects them. */
    static String selected(List<ListColumn> columns, Bindings bindings) {
        return String.join(", ", columns.stream().map(bindings::expression).toList());
    }
}
