package io.trendguard.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table: its columns, what each means, and how a row is made. A value may be an {@link java.util.Optional}, which is null
 * where it is empty.
 *
 * @param <T> what a row is made of
 * @param name in SQL
 * @param says what a row is, one sentence of the data dictionary
 */
public record Table<T>(String name, String says, List<Made<T>> made) {
    public Table {
        made = List.copyOf(made);
    }

    /**
     * A column with its value.
     *
     * @param <T> what the row is made of
     */
    public record Made<T>(Column column, Function<T, Object> value) {}

    /** Its columns, in order. */
    public List<Column> columns() {
        return made.stream().map(Made::column).toList();
    }

    /** Creates it. */
    String ddl() {
        return columns().stream()
                .map(column -> column.quoted() + " " + column.type().sql())
                .collect(Collectors.joining(", ", "CREATE TABLE " + Sql.quoted(name) + " (", ")"));
    }

    /** Names a table and begins its columns. */
    static <T> Builder<T> named(String name, String says) {
        return new Builder<>(name, says);
    }

    /** Collects columns. */
    static final class Builder<T> {
        private final String name;
        private final String says;
        private final List<Made<T>> made = new ArrayList<>();

        private Builder(String name, String says) {
            this.name = name;
            this.says = says;
        }

        Builder<T> with(String column, ColumnType type, String meaning, Function<T, Object> value) {
            made.add(new Made<>(new Column(column, type, meaning), value));
            return this;
        }

        /** A column that is filled later, when more is known. */
        Builder<T> later(String column, ColumnType type, String meaning) {
            return with(column, type, meaning, row -> java.util.Optional.empty());
        }

        Table<T> build() {
            return new Table<>(name, says, made);
        }
    }
}
