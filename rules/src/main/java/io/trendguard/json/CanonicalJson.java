package io.trendguard.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON in the one form that is hashed and signed: RFC 8785, the JSON Canonicalization Scheme. Object members are
 * sorted by UTF-16 code units, there is no white space, and numbers have their ECMAScript form on every JDK.
 */
public final class CanonicalJson {
    private static final long EXACT_DOUBLE = 1L << 53;

    private final Utf8Buffer out = new Utf8Buffer();
    private final StringBuilder number = new StringBuilder(24);

    private CanonicalJson() {}

    /** The canonical bytes (UTF-8) of a value. Throws {@link IllegalArgumentException} for what JSON cannot say. */
    public static byte[] bytes(JsonNode value) {
        CanonicalJson writer = new CanonicalJson();
        writer.write(value);
        return writer.out.toBytes();
    }

    /** The canonical text of a value. Throws {@link IllegalArgumentException} for what JSON cannot say. */
    public static String string(JsonNode value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    private void write(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject((ObjectNode) value);
            case ARRAY -> writeArray(value);
            case STRING -> out.quoted(value.textValue());
            case NUMBER -> writeNumber(value);
            case BOOLEAN -> out.ascii(value.booleanValue() ? "true" : "false");
            case NULL -> out.ascii("null");
            default ->
                throw new IllegalArgumentException(
                        "A value of type (%s) has no canonical form.".formatted(value.getNodeType()));
        }
    }

    private void writeObject(ObjectNode object) {
        String[] names = new String[object.size()];
        int count = 0;
        for (var each = object.fieldNames(); each.hasNext(); ) {
            names[count++] = each.next();
        }
        Arrays.sort(names);
        out.ascii('{');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.ascii(',');
            }
            out.quoted(names[i]);
            out.ascii(':');
            write(object.get(names[i]));
        }
        out.ascii('}');
    }

    private void writeArray(JsonNode array) {
        out.ascii('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.ascii(',');
            }
            write(array.get(i));
        }
        out.ascii(']');
    }

    private void writeNumber(JsonNode value) {
        number.setLength(0);
        if (value.isIntegralNumber() && value.canConvertToLong() && Math.abs(value.doubleValue()) < EXACT_DOUBLE) {
            out.ascii(number.append(value.longValue()));
            return;
        }
        if (!Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException("The number (%s) is not finite.".formatted(value.asText()));
        }
        if (value.isFloat()) {
            CanonicalNumber.write(value.floatValue(), number);
        } else {
            CanonicalNumber.write(value.doubleValue(), number);
        }
        if (value.isIntegralNumber() && !number.toString().equals(value.asText())) {
            throw new IllegalArgumentException(
                    "The number (%s) is too long for a double. Write it as a string.".formatted(value.asText()));
        }
        out.ascii(number);
    }
}
