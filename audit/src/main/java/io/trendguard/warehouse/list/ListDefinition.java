package io.trendguard.warehouse.list;

import io.trendguard.warehouse.list.ListColumn.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A list that people work with.
 *
 * @param name in addresses
 * @param title for people
 * @param says what its rows are
 * @param table the table of its rows, with the alias {@link #ROW}
 * @param joins further tables by alias, joined only where a column needs them
 * @param columns in the order in which they are offered
 * @param defaults the columns that are shown if none are chosen
 * @param chartBy what its chart is stacked by if nothing is chosen
 * @param views the views that come with the product: queries by name
 */
public record ListDefinition(
        String name,
        String title,
        String says,
        String table,
        Map<String, String> joins,
        List<ListColumn> columns,
        List<String> defaults,
        String chartBy,
        Map<String, String> views) {
    /** The alias of the list's own table. */
    static final String ROW = "d";
    /** The place on the log, which every list has. */
    static final String POSITION = "position";
    /** The moment by which a list is in order, which every list has. */
    public static final String TIME = "time";

    public ListDefinition {
        joins = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(joins));
        columns = List.copyOf(columns);
        defaults = List.copyOf(defaults);
        views = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(views));
    }

    /** The column of a name. */
    public Optional<ListColumn> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }

    /** A column that the definition certainly has. */
    ListColumn own(String wanted) {
        return column(wanted)
                .orElseThrow(() ->
                        new IllegalArgumentException("The list (%s) has no column (%s).".formatted(name, wanted)));
    }

    /** The same list with more columns and the joins that they need. */
    ListDefinition with(List<ListColumn> more, Map<String, String> moreJoins) {
        List<ListColumn> all = new ArrayList<>(columns);
        all.addAll(more);
        Map<String, String> tables = new LinkedHashMap<>(joins);
        tables.putAll(moreJoins);
        return new ListDefinition(name, title, says, table, tables, all, defaults, chartBy, views);
    }

    /** The same list without the columns that rows never show. */
    ListDefinition withoutHidden() {
        return new ListDefinition(
                name,
                title,
                says,
                table,
                joins,
                columns.stream().filter(ListColumn::isShown).toList(),
                defaults,
                chartBy,
                views);
    }

    /** The columns that rows have whatever is asked for, then those that were asked for, each once. */
    List<ListColumn> shown(List<ListColumn> chosen) {
        Set<ListColumn> all = new LinkedHashSet<>(chosen);
        columns.stream().filter(column -> column.is(Use.ALWAYS)).forEach(all::add);
        if (chosen.stream().anyMatch(column -> column.type() == ListType.MONEY)) {
            column("currency").ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    /** The tables that some columns need. */
    String from(Collection<ListColumn> used) {
        StringBuilder sql = new StringBuilder(" FROM " + table + " " + ROW);
        joins.forEach((alias, join) -> {
            if (used.stream().anyMatch(column -> column.joins().contains(alias))) {
                sql.append(' ').append(join);
            }
        });
        return sql.toString();
    }
}
