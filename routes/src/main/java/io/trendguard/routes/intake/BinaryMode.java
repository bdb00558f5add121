package io.trendguard.routes.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.EventParser;
import io.trendguard.event.InvalidEventException;
import io.trendguard.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads CloudEvents in binary mode: the attributes are headers, the body is the data alone. HTTP binding 1.0, 3.1
 * ({@code ce-id}, percent-encoded) and Kafka binding 1.0, 3.2 ({@code ce_id}, UTF-8 as it is).
 */
final class BinaryMode {
    /** How the attributes are named in headers, and how their values are written there. */
    enum Binding {
        HTTP("ce-"),
        KAFKA("ce_");

        private final String prefix;

        Binding(String prefix) {
            this.prefix = prefix;
        }

        private String decode(String value) {
            return this == HTTP ? percentDecoded(value) : value;
        }
    }

    private BinaryMode() {}

    /** Whether any header is an attribute. A content type of structured mode goes before (HTTP binding 1.0, 3.2). */
    static boolean isUsed(Binding binding, Map<String, String> headers, String contentType) {
        return !contentType.toLowerCase(Locale.ROOT).startsWith("application/cloudevents")
                && headers.keySet().stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(binding.prefix));
    }

    /** The event in structured form; throws {@link InvalidEventException} if headers or data cannot be read. */
    static JsonNode read(Binding binding, Map<String, String> headers, String contentType, byte[] data) {
        ObjectNode event = Json.mapper().createObjectNode();
        Map<String, String> attributes = headers.entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).startsWith(binding.prefix))
                .collect(Collectors.toMap(
                        header -> header.getKey()
                                .substring(binding.prefix.length())
                                .toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, second) -> first));
        attributes.forEach((name, value) -> {
            if (name.equals("data")) {
                throw new InvalidEventException(
                        binding.prefix + name, value, "is no attribute; send the data as the body");
            }
            event.put(name, binding.decode(value));
        });
        event.put("datacontenttype", contentType);
        try {
            event.set("data", EventParser.parse(data));
        } catch (InvalidEventException e) {
            throw e.field().equals("body")
                    ? new InvalidEventException(
                            "body (the event's data, since its attributes are headers %s…)".formatted(binding.prefix),
                            e.value(),
                            e.remedy())
                    : e.within("data");
        }
        return event;
    }

    /** Percent-decoding in UTF-8 (HTTP binding 1.0, 3.1.3.2); a value in double quotes is taken out of them. */
    private static String percentDecoded(String value) {
        String text = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
                : value;
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            int high = text.charAt(i) == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.put((byte) (high << 4 | low));
                i += 2;
            } else {
                bytes.put(String.valueOf(text.charAt(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidEventException(
                    "headers", value, "must be percent-encoded UTF-8 (CloudEvents HTTP binding, 3.1.3.2)");
        }
    }
}
