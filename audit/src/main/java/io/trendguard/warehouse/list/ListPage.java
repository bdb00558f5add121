package io.trendguard.warehouse.list;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.trendguard.warehouse.ColumnType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A page of a list.
 *
 * @param columns that were asked for
 * @param rows each by column; what is not known is left out
 * @param total rows of all pages
 * @param page from 1
 * @param pages at least 1
 */
public record ListPage(
        String list,
        List<Shown> columns,
        List<Map<String, Object>> rows,
        @JsonFormat(shape = JsonFormat.Shape.STRING) long total,
        long page,
        long pages,
        int size) {
    /** A column of a page. */
    public record Shown(String name, String title, ListType type) {}

    /** Reads a page. What it reads is of one moment, whatever is written meanwhile. */
    static ListPage read(Asked asked, ListQuery query) throws SQLException {
        asked.connection().setAutoCommit(false);
        try {
            long total = asked.count(query);
            long pages = Math.max(1, (total + query.size() - 1) / query.size());
            if (query.page() > pages) {
                throw new InvalidListException(
                        Parameter.PAGE.word(),
                        Long.toString(query.page()),
                        "must be at most %d: there are %d rows, %d on a page".formatted(pages, total, query.size()));
            }
            List<Long> positions = total == 0 ? List.of() : positions(asked, query);
            return new ListPage(
                    query.list().name(),
                    query.columns().stream()
                            .map(column -> new Shown(column.name(), column.title(), column.type()))
                            .toList(),
                    positions.isEmpty() ? List.of() : rows(asked, query, positions),
                    total,
                    query.page(),
                    pages,
                    query.size());
        } finally {
            asked.connection().rollback();
        }
    }

    /** First which rows are on the page, since only few columns are needed to tell. */
    private static List<Long> positions(Asked asked, ListQuery query) throws SQLException {
        Bindings bindings = asked.bindings();
        String sql = "SELECT " + ListDefinition.ROW + "." + ListDefinition.POSITION
                + query.rows(bindings, List.of(query.sort().column()))
                + query.sort().sql(bindings)
                + " LIMIT %d OFFSET %d".formatted(query.size(), (query.page() - 1) * query.size());
        return asked.all(sql, bindings, row -> row.getLong(1));
    }

    private static List<Map<String, Object>> rows(Asked asked, ListQuery query, List<Long> positions)
            throws SQLException {
        List<ListColumn> columns = query.list().shown(query.columns());
        Bindings bindings = asked.bindings();
        String place = ListDefinition.ROW + "." + ListDefinition.POSITION;
        String sql = "SELECT " + place + ", " + Asked.selected(columns, bindings)
                + query.list().from(columns)
                + positions.stream()
                        .map(bindings::bind)
                        .collect(Collectors.joining(", ", " WHERE " + place + " IN (", ")"));
        Map<Long, Map<String, Object>> byPosition = new LinkedHashMap<>();
        asked.all(sql, bindings, row -> {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                ListColumn column = columns.get(i);
                Asked.value(row, i + 2, column).ifPresent(value -> values.put(column.name(), json(column, value)));
            }
            return byPosition.put(row.getLong(1), values) == null;
        });
        List<Map<String, Object>> ordered = new ArrayList<>();
        positions.forEach(position -> Optional.ofNullable(byPosition.get(position))
                .filter(Objects::nonNull)
                .ifPresent(ordered::add));
        return List.copyOf(ordered);
    }

    /** A value as JSON holds it: whole numbers that may be large are texts, since JavaScript would round them. */
    static Object json(ListColumn column, Object value) {
        if (value instanceof Instant time) {
            return time.toString();
        }
        return column.stored() == ColumnType.PLACE || column.stored() == ColumnType.MONEY ? value.toString() : value;
    }
}
