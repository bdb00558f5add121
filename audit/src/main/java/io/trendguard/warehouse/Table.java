package io.trendguard.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The column in which free text is looked for, where a table has one. */
    public static final String SEARCH = "search";

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
            return with(column, type, meaning, row -> Optional.empty());
        }

        /** A column with the texts of others, in which free text is looked for: one look instead of one for each of them. */
        Builder<T> searching(String... names) {
            Set<String> wanted = Set.of(names);
            List<Function<T, Object>> texts = made.stream()
                    .filter(one -> wanted.contains(one.column().name()))
                    .map(Made::value)
                    .toList();
            if (texts.size() != names.length) {
                throw new IllegalArgumentException(
                        "The table (%s) lacks one of the columns %s.".formatted(name, wanted));
            }
            return with(
                    SEARCH,
                    ColumnType.TEXT,
                    "Its texts in lower case, each on a line of its own: what free text is looked for in.",
                    row -> texts.stream()
                            .flatMap(text -> words(text.apply(row)))
                            .map(text -> text.toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining("\n")));
        }

        private static Stream<String> words(Object value) {
            if (value instanceof Optional<?> optional) {
                return optional.stream().flatMap(Builder::words);
            }
            return value instanceof Collection<?> several
                    ? several.stream().map(Object::toString)
                    : Stream.of(value.toString());
        }

        Table<T> build() {
            return new Table<>(name, says, made);
        }
    }
}
