package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number within bounds, whole or with decimals. */
record NumberType(Width width, double min, double max, String unit) implements ValueType {
    /** How it is held. */
    enum Width {
        INT,
        LONG,
        DOUBLE
    }

    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        if (!node.isNumber()) {
            boolean quoted = node.isTextual() && isNumber(node.textValue());
            reading.refuse(node, "must be %s%s".formatted(words(), quoted ? ", without quotes" : ""));
            return null;
        }
        double value = node.doubleValue();
        boolean whole = node.isIntegralNumber()
                ? node.canConvertToLong()
                : value == Math.rint(value) && Math.abs(value) <= 1L << 53;
        if (!Double.isFinite(value)
                || (width != Width.DOUBLE && !whole)
                || (!reading.fromLog() && !(value >= min && value <= max))) {
            reading.refuse(node, "must be " + words());
            return null;
        }
        return switch (width) {
            case INT -> (int) value;
            case LONG -> node.isIntegralNumber() ? node.longValue() : (long) value;
            case DOUBLE -> value + 0.0; // one zero only
        };
    }

    private static boolean isNumber(String text) {
        return text.length() < 40 && text.matches("-?[0-9]+([.][0-9]+)?");
    }

    @Override
    public JsonNode write(Object value) {
        return switch (width) {
            case INT -> IntNode.valueOf((Integer) value);
            case LONG -> LongNode.valueOf((Long) value);
            case DOUBLE -> DoubleNode.valueOf((Double) value);
        };
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", width == Width.DOUBLE ? "number" : "integer");
        if (Double.isFinite(min)) {
            schema.set("minimum", bound(min));
        }
        if (Double.isFinite(max)) {
            schema.set("maximum", bound(max));
        }
    }

    private static JsonNode bound(double value) {
        return value == Math.rint(value) ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
    }

    @Override
    public String words() {
        String kind = width == Width.DOUBLE ? "a number" : "a whole number";
        String of = unit.isEmpty() ? kind : kind + " of " + unit;
        if (Double.isFinite(min) && Double.isFinite(max)) {
            return "%s from %s to %s".formatted(of, plain(min), plain(max));
        }
        return of;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
