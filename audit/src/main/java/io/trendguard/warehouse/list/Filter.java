package io.trendguard.warehouse.list;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One condition on one column.
 *
 * @param values as the column stores them; where none is left, nothing fits
 * @param said the values as they were sent
 */
public record Filter(ListColumn column, Operator operator, List<Object> values, List<String> said) {
    public Filter {
        values = List.copyOf(values);
        said = List.copyOf(said);
    }

    /** The condition in SQL, its values bound. */
    String sql(Bindings bindings) {
        if (values.isEmpty()) {
            return "FALSE";
        }
        String of = "(" + bindings.expression(column) + ")";
        return switch (operator) {
            case IS -> any(of, bindings);
            case NOT -> "(%s IS NULL OR NOT %s)".formatted(of, any(of, bindings));
            case MIN -> of + " >= " + bindings.bind(values.get(0));
            case MAX -> of + " < " + bindings.bind(values.get(0));
            case CONTAINS -> "contains(lower(%s), lower(%s))".formatted(of, bindings.bind(values.get(0)));
            case KNOWN -> Boolean.TRUE.equals(values.get(0)) ? known(of, bindings) : "NOT " + known(of, bindings);
        };
    }

    private String any(String of, Bindings bindings) {
        String bound = values.stream().map(bindings::bind).collect(Collectors.joining(", "));
        return column.type() == ListType.WORDS
                ? "list_has_any(%s, [%s])".formatted(of, bound)
                : "%s IN (%s)".formatted(of, bound);
    }

    private String known(String of, Bindings bindings) {
        if (column.type() == ListType.WORDS) {
            return "(coalesce(len(%s), 0) > 0)".formatted(of);
        }
        if (column.unknown().isEmpty()) {
            return "(%s IS NOT NULL)".formatted(of);
        }
        String unknown = column.unknown().stream().sorted().map(bindings::bind).collect(Collectors.joining(", "));
        return "(%s IS NOT NULL AND %s NOT IN (%s))".formatted(of, of, unknown);
    }
}
