package io.trendguard.routes.api.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trendguard.warehouse.list.ListColumn;
import io.trendguard.warehouse.list.ListDefinition;
import io.trendguard.warehouse.list.ListType;
import io.trendguard.warehouse.list.ListWord;
import io.trendguard.warehouse.list.Operator;
import java.util.List;

/**
 * The columns of a list as the caller may see them.
 *
 * @param defaults shown if none are chosen
 */
public record ColumnsView(
        String list, @JsonProperty("default") List<String> defaults, List<ColumnView> columns) {
    /**
     * A column.
     *
     * @param words the words it may hold, where they are closed
     * @param shown whether rows show it; otherwise it can only be filtered by
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ColumnView(
            String name,
            String title,
            String says,
            ListType type,
            String group,
            List<String> operators,
            List<ListWord> words,
            boolean facet,
            boolean chart,
            boolean sortable,
            boolean shown) {
        private static ColumnView of(ListColumn column) {
            return new ColumnView(
                    column.name(),
                    column.title(),
                    column.says(),
                    column.type(),
                    column.group(),
                    column.operators().stream().map(Operator::word).toList(),
                    column.words(),
                    column.is(ListColumn.Use.FACET),
                    column.is(ListColumn.Use.CHART),
                    column.isSortable(),
                    column.isShown());
        }
    }

    static ColumnsView of(ListDefinition list) {
        return new ColumnsView(
                list.name(),
                list.defaults(),
                list.columns().stream().map(ColumnView::of).toList());
    }
}
