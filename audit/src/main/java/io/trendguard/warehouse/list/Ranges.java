package io.trendguard.warehouse.list;

import io.trendguard.event.Finding;
import java.util.List;

/** Refuses ranges whose end lies before their begin. */
final class Ranges {
    private Ranges() {}

    static void check(List<Filter> filters, List<Finding> findings) {
        for (Filter low : filters) {
            if (low.operator() != Operator.MIN || low.values().isEmpty()) {
                continue;
            }
            filters.stream()
                    .filter(high -> high.operator() == Operator.MAX
                            && high.column().equals(low.column())
                            && !high.values().isEmpty()
                            && compare(low.values().get(0), high.values().get(0)) > 0)
                    .forEach(high -> findings.add(new Finding(
                            Operator.MAX.parameter(high.column().name()),
                            high.values().get(0).toString(),
                            "must not be less than (%s)"
                                    .formatted(
                                            Operator.MIN.parameter(low.column().name())))));
        }
    }

    @SuppressWarnings("unchecked") // both values were read as the same column stores them
    private static int compare(Object low, Object high) {
        return ((Comparable<Object>) low).compareTo(high);
    }
}
