package io.trendguard.rulebook;

import io.trendguard.point.OwnInput;
import io.trendguard.rulebook.fact.Objection;
import io.trendguard.rulebook.fact.Order;
import io.trendguard.rulebook.fact.Proposal;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The types of facts that rules see and their properties; of an order also the inputs of the decision point's own. */
final class FactProperties {
    /** The package that rules import facts from. */
    static final String PACKAGE = Order.class.getPackageName();

    private static final String INPUTS = "inputs";
    private static final String ORDER = "Order";
    private static final Map<String, Class<? extends Record>> TYPES =
            Map.of(ORDER, Order.class, "Proposal", Proposal.class, "Objection", Objection.class);

    private final Map<String, OwnInput> own = new HashMap<>();

    FactProperties(Collection<OwnInput> inputs) {
        inputs.forEach(input -> own.put(input.property(), input));
    }

    /** The names of the types, sorted. */
    static SortedSet<String> types() {
        return new TreeSet<>(TYPES.keySet());
    }

    boolean has(@Nullable String type, String property) {
        Class<? extends Record> found = type == null ? null : TYPES.get(type);
        return found != null && (isComponent(found, property) || (ORDER.equals(type) && own.containsKey(property)));
    }

    /** A property as the compiled rules read it. */
    String compiled(String type, String property) {
        OwnInput input = type.equals(ORDER) ? own.get(property) : null;
        if (input == null) {
            return property;
        }
        String reader = switch (input.type()) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case FLAG -> "flag";
        };
        return "%s(\"%s\")".formatted(reader, property);
    }

    private static boolean isComponent(Class<? extends Record> type, String property) {
        return !property.equals(INPUTS)
                && Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .anyMatch(property::equals);
    }
}
