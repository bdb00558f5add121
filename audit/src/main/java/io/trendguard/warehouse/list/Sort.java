package io.trendguard.warehouse.list;

/** The order of rows; ties are in the order of the log. */
public record Sort(ListColumn column, boolean descending) {
    /** As SQL orders by it. What is not known comes last. */
    String sql(Bindings bindings) {
        String direction = descending ? "DESC" : "ASC";
        return " ORDER BY %s %s NULLS LAST, %s.%s %s"
                .formatted(
                        bindings.expression(column), direction, ListDefinition.ROW, ListDefinition.POSITION, direction);
    }
}
