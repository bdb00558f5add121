package io.trendguard.warehouse.list;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The values of one column that rows have most often.
 *
 * @param column its name
 * @param title for people
 */
public record Facet(String column, String title, List<Value> values) {
    private static final int MOST_FACETS = 6;
    private static final int MOST_VALUES = 8;

    /** A value and how many rows have it. */
    public record Value(
            String value,
            String title,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long count) {}

    private record Counted(Facet facet, double splits) {}

    /** The few columns that split the rows most, the best first. */
    static List<Facet> read(Asked asked, ListQuery query) throws SQLException {
        List<Counted> counted = new ArrayList<>();
        long total = asked.count(query);
        for (ListColumn column : query.list().columns()) {
            if (column.is(ListColumn.Use.FACET)) {
                List<Value> values = values(asked, query, column);
                counted.add(new Counted(new Facet(column.name(), column.title(), values), splits(values, total)));
            }
        }
        return counted.stream()
                .filter(one -> one.splits() > 0)
                .sorted(Comparator.comparingDouble(Counted::splits)
                        .reversed()
                        .thenComparing(one -> one.facet().column()))
                .map(Counted::facet)
                .limit(MOST_FACETS)
                .toList();
    }

    private static List<Value> values(Asked asked, ListQuery query, ListColumn column) throws SQLException {
        Bindings bindings = asked.bindings();
        String expression = bindings.expression(column);
        String value = column.type() == ListType.WORDS ? "unnest(" + expression + ")" : expression;
        String sql = "SELECT part, count(*) FROM (SELECT " + value + " AS part"
                + asked.rows(query, bindings, List.of(column))
                + ") WHERE part IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + MOST_VALUES;
        return asked.all(sql, bindings, row -> {
            String found = row.getObject(1).toString();
            return new Value(found, column.title(found), row.getLong(2));
        });
    }

    /** The Gini impurity of the values that are listed, of all rows: 0 where all rows are alike, and small where most are unlisted. */
    private static double splits(List<Value> values, long total) {
        double listed = 0;
        double alike = 0;
        for (Value value : values) {
            double share = Math.min(1, (double) value.count() / Math.max(1, total));
            listed += share;
            alike += share * share;
        }
        double rest = Math.max(0, 1 - listed);
        return Math.min(1, listed) * (1 - alike - rest * rest);
    }
}
