package io.trendguard.warehouse.list;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The query of an address that lists a part of what was asked for. */
final class QueryText {
    private final Map<String, List<String>> parts = new LinkedHashMap<>();

    private QueryText() {}

    /** Everything that was asked for. */
    static QueryText of(ListQuery query) {
        QueryText text = new QueryText();
        query.filters()
                .forEach(filter -> text.parts.put(
                        filter.operator().parameter(filter.column().name()), filter.said()));
        if (!query.words().isEmpty()) {
            text.parts.put(Parameter.Q.word(), List.of(String.join(" ", query.words())));
        }
        return text;
    }

    /** Only those of the rows whose column is one of some values. */
    QueryText only(String column, List<String> values) {
        List<String> before = parts.get(column);
        List<String> both = before == null
                ? values
                : values.stream().filter(before::contains).toList();
        if (both.isEmpty()) { // no row is meant, and no row is listed
            parts.put(column, values);
            parts.put(Operator.NOT.parameter(column), values);
        } else {
            parts.put(column, both);
        }
        return this;
    }

    /** The same with one value. */
    QueryText only(String column, String value) {
        return only(column, List.of(value));
    }

    /** Only those whose number is at least that, which is the least that counts. */
    QueryText atLeast(String column, String value) {
        parts.putIfAbsent(Operator.MIN.parameter(column), List.of(value));
        return this;
    }

    @Override
    public String toString() {
        List<String> all = new ArrayList<>();
        parts.forEach((name, values) -> values.forEach(value -> all.add(encoded(name) + "=" + encoded(value))));
        return all.stream().collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
