package io.trendguard.warehouse.list;

import io.trendguard.warehouse.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is asked of a list; everything in it was checked.
 *
 * @param filters all of which must hold
 * @param words each of which must occur somewhere in the row's texts
 * @param until the last place on the log that counts
 * @param page from 1
 * @param columns that rows show
 * @param by what a chart is stacked by
 */
public record ListQuery(
        ListDefinition list,
        List<Filter> filters,
        List<String> words,
        OptionalLong until,
        Sort sort,
        long page,
        int size,
        List<ListColumn> columns,
        ListColumn by) {
    public ListQuery {
        filters = List.copyOf(filters);
        words = List.copyOf(words);
        columns = List.copyOf(columns);
    }

    /** The same without what it says of the time by which the list is in order. */
    ListQuery ofAllTime() {
        return new ListQuery(
                list,
                filters.stream()
                        .filter(filter -> !filter.column().name().equals(ListDefinition.TIME))
                        .toList(),
                words,
                until,
                sort,
                page,
                size,
                columns,
                by);
    }

    /** Where the rows are and which of them are meant; what is selected beside the conditions joins its own tables. */
    String rows(Bindings bindings, Collection<ListColumn> selected) {
        Set<ListColumn> used = new LinkedHashSet<>(selected);
        filters.forEach(filter -> used.add(filter.column()));
        boolean prepared = Lists.hasSearch(list.table());
        List<ListColumn> searched = prepared ? List.of() : searched();
        if (!words.isEmpty()) {
            used.addAll(searched);
        }
        List<String> conditions = new ArrayList<>();
        filters.forEach(filter -> conditions.add(filter.sql(bindings)));
        words.forEach(word -> conditions.add(
                prepared
                        ? "contains(%s.%s, %s)"
                                .formatted(
                                        ListDefinition.ROW, Table.SEARCH, bindings.bind(word.toLowerCase(Locale.ROOT)))
                        : "contains(lower(%s), lower(%s))".formatted(texts(searched, bindings), bindings.bind(word))));
        until.ifPresent(position -> conditions.add(
                "%s.%s <= %s".formatted(ListDefinition.ROW, ListDefinition.POSITION, bindings.bind(position))));
        return list.from(used) + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    private List<ListColumn> searched() {
        return list.columns().stream()
                .filter(column -> column.is(ListColumn.Use.SEARCHED))
                .toList();
    }

    /** The texts of a row, each on a line of its own, so that no word is found across two of them. */
    private static String texts(List<ListColumn> searched, Bindings bindings) {
        return searched.stream()
                .map(column -> column.type() == ListType.WORDS
                        ? "array_to_string(%s, chr(10))".formatted(bindings.expression(column))
                        : bindings.expression(column))
                .collect(Collectors.joining(", ", "concat_ws(chr(10), ", ")"));
    }
}
