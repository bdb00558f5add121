package io.trendguard.rulebook.fact;

import io.trendguard.point.InputValue;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The order or cart that is decided, as rules see it. Rules read an input of the decision point's own like a property, for
 * example {@code Order(announcedReturn == "DEFECT")}.
 *
 * @param stage {@code BEFORE_PURCHASE}, {@code AFTER_PURCHASE} or {@code AWAY}
 * @param segment the policy's word for the customer
 * @param band the policy's word for the risk of the focus line
 * @param preference the policy's word for what the customer likes; {@code none} if it has none
 * @param severalLinesAtRisk whether more than one line is above the lowest band
 * @param inputs the inputs of the decision point's own, by property
 */
public record Order(
        String stage,
        String segment,
        String band,
        String preference,
        boolean severalLinesAtRisk,
        Map<String, InputValue> inputs) {
    public Order {
        inputs = Map.copyOf(inputs);
    }

    /** The text of an input. */
    public String text(String property) {
        return (String) value(property);
    }

    /** The number of an input. */
    public BigDecimal number(String property) {
        return (BigDecimal) value(property);
    }

    /** Whether an input says yes. */
    public boolean flag(String property) {
        return (Boolean) value(property);
    }

    private Object value(String property) {
        InputValue value = inputs.get(property);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The input (%s) is not stated. There are %s.".formatted(property, inputs.keySet()));
        }
        return value.value();
    }
}
