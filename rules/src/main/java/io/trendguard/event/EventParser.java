package io.trendguard.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Turns bytes into JSON and says in words, with line and column, why some are none. */
public final class EventParser {
    /** Editors on Windows write it first; RFC 8259 lets a reader ignore it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private EventParser() {}

    /** The JSON value of some bytes in UTF-8. Throws {@link InvalidEventException} without repeating what was sent. */
    public static JsonNode parse(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(body))
                    .toString();
            String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            JsonBounds.check(json);
            JsonNode value = Json.mapper().readTree(json);
            if (value == null || value.isMissingNode()) {
                throw refused("", "is empty; send a JSON object");
            }
            return value;
        } catch (CharacterCodingException e) {
            throw isUtf16(body)
                    ? refused("UTF-16 text", "must be UTF-8 text; save it in that encoding")
                    : refused(firstBroken(body), "is not UTF-8 text; send it in that encoding");
        } catch (JsonProcessingException e) {
            if (e instanceof StreamConstraintsException && isNumber(e)) {
                Optional<LongNumber> number = LongNumber.in(body);
                if (number.isPresent()) {
                    throw number.get().refusal();
                }
            }
            throw refused(place(e), words(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory is read without any
        }
    }

    /** The JSON value of a stream of at most so many bytes. Throws {@link InvalidEventException}. */
    public static JsonNode parse(InputStream body, int maxBytes) {
        try {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw refused("more than %d bytes".formatted(maxBytes), "is too large; send smaller batches");
            }
            return parse(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidEventException refused(String value, String remedy) {
        return new InvalidEventException("body", value, remedy);
    }

    private static boolean isUtf16(byte[] body) {
        return body.length > 1
                && ((body[0] == (byte) 0xFE && body[1] == (byte) 0xFF)
                        || (body[0] == (byte) 0xFF && body[1] == (byte) 0xFE));
    }

    private static String firstBroken(byte[] body) {
        int line = 1;
        int start = 0;
        int good = longestGoodPrefix(body);
        for (int i = 0; i < good; i++) {
            if (body[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        return "line %d, byte %d".formatted(line, good - start + 1);
    }

    private static int longestGoodPrefix(byte[] body) {
        java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(body);
        StandardCharsets.UTF_8.newDecoder().decode(in, java.nio.CharBuffer.allocate(body.length), true);
        return in.position();
    }

    private static String place(JsonProcessingException e) {
        return Optional.ofNullable(e.getLocation())
                .filter(location -> location.getLineNr() > 0)
                .map(location -> "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr()))
                .orElse("");
    }

    private static boolean isNumber(JsonProcessingException e) {
        return Optional.ofNullable(e.getOriginalMessage())
                .filter(said -> said.toLowerCase(Locale.ROOT).contains("number"))
                .isPresent();
    }

    private static String words(JsonProcessingException e) {
        String original = Optional.ofNullable(e.getOriginalMessage()).orElse("").toLowerCase(Locale.ROOT);
        if (e instanceof StreamConstraintsException) {
            if (original.contains("depth")) {
                return "is nested deeper than %d levels; send flat events".formatted(Json.MAX_DEPTH);
            }
            return isNumber(e) ? LongNumber.REMEDY : "holds a text that is too long; shorten it";
        }
        if (e instanceof JsonEOFException) {
            return "ends too early; it was cut off, send it again whole";
        }
        if (original.startsWith("duplicate field")) {
            return "names one field twice; send each field once";
        }
        if (original.startsWith("trailing token")) {
            return "goes on after its end; send one JSON value";
        }
        return "is not JSON; look for a missing quote, comma or bracket before this place";
    }
}
