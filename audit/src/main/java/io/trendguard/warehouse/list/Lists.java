package io.trendguard.warehouse.list;

import io.trendguard.warehouse.Column;
import io.trendguard.warehouse.Schema;
import io.trendguard.warehouse.Table;
import java.util.List;
import java.util.Optional;

/** The lists that there are. */
public final class Lists {
    /** The name of the list of decisions. */
    public static final String DECISIONS = "decisions";

    private static final List<ListDefinition> ALL =
            List.of(DecisionList.DEFINITION, MessageList.DEFINITION, RejectionList.DEFINITION, EventList.DEFINITION);

    private Lists() {}

    /** All of them, without what appears with a tenant's decision points. */
    public static List<ListDefinition> all() {
        return ALL;
    }

    /** The list of a name. */
    public static Optional<ListDefinition> find(String name) {
        return ALL.stream().filter(list -> list.name().equals(name)).findFirst();
    }

    /** A column of a table of the warehouse. */
    /** Whether the rows of a table have their texts in one column. */
    static boolean hasSearch(String table) {
        return Schema.tables().stream()
                .filter(one -> one.name().equals(table))
                .flatMap(one -> one.columns().stream())
                .anyMatch(column -> column.name().equals(Table.SEARCH));
    }

    static Column column(String table, String name) {
        return Schema.tables().stream()
                .filter(one -> one.name().equals(table))
                .map(Table::columns)
                .flatMap(List::stream)
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The table (%s) has no column (%s).".formatted(table, name)));
    }
}
