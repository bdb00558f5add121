package io.trendguard.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON in the one form that is hashed and signed: RFC 8785, the JSON Canonicalization Scheme. Object members are
 * sorted by UTF-16 code units, there is no white space, and numbers have their ECMAScript form on every JDK.
 */
public final class CanonicalJson {
    private static final long EXACT_DOUBLE = 1L << 53;

    private CanonicalJson() {}

    /** The canonical bytes (UTF-8) of a value. Throws {@link IllegalArgumentException} for what JSON cannot say. */
    public static byte[] bytes(JsonNode value) {
        return string(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical text of a value. Throws {@link IllegalArgumentException} for what JSON cannot say. */
    public static String string(JsonNode value) {
        StringBuilder out = new StringBuilder(4096);
        write(value, out);
        return out.toString();
    }

    private static void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject((ObjectNode) value, out);
            case ARRAY -> writeArray(value, out);
            case STRING -> writeString(value.textValue(), out);
            case NUMBER -> writeNumber(value, out);
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL -> out.append("null");
            default ->
                throw new IllegalArgumentException(
                        "A value of type (%s) has no canonical form.".formatted(value.getNodeType()));
        }
    }

    private static void writeObject(ObjectNode object, StringBuilder out) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        members.sort(Map.Entry.comparingByKey());
        out.append('{');
        for (int i = 0; i < members.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            writeString(members.get(i).getKey(), out);
            out.append(':');
            write(members.get(i).getValue(), out);
        }
        out.append('}');
    }

    private static void writeArray(JsonNode array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(array.get(i), out);
        }
        out.append(']');
    }

    private static void writeNumber(JsonNode number, StringBuilder out) {
        if (number.isIntegralNumber() && number.canConvertToLong() && Math.abs(number.doubleValue()) < EXACT_DOUBLE) {
            out.append(number.longValue());
            return;
        }
        if (!Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException("The number (%s) is not finite.".formatted(number.asText()));
        }
        int from = out.length();
        if (number.isFloat()) {
            CanonicalNumber.write(number.floatValue(), out);
        } else {
            CanonicalNumber.write(number.doubleValue(), out);
        }
        if (number.isIntegralNumber() && !out.substring(from).equals(number.asText())) {
            throw new IllegalArgumentException(
                    "The number (%s) is too long for a double. Write it as a string.".formatted(number.asText()));
        }
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        if (isPlain(text)) {
            out.append(text);
        } else {
            writeEscaped(text, out);
        }
        out.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static void writeEscaped(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else if (Character.isSurrogate(c)) {
                        writePair(text, i++, out);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }

    /** Half a character would turn into a question mark, so that two texts had the same bytes. */
    private static void writePair(String text, int at, StringBuilder out) {
        if (at + 1 == text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
            throw new IllegalArgumentException(
                    "The text holds half a character (U+%04X) at place %d.".formatted((int) text.charAt(at), at + 1));
        }
        out.append(text, at, at + 2);
    }
}
