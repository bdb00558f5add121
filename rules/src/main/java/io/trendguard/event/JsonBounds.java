package io.trendguard.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trendguard.json.Json;
import java.io.IOException;

/**
 * How much JSON may hold, checked before a tree is made of it, which takes many times the memory of its text. No feed comes
 * near these bounds; fields that nobody knows are what exceeds them.
 */
final class JsonBounds {
    /** Fields of one object. */
    static final int MOST_FIELDS = 200;

    /** Values of one event; 500 lines have some 5,000. */
    static final int MOST_VALUES = 50_000;

    /** A shorter text cannot hold enough to matter. */
    private static final int HARMLESS = 16_384;

    private final JsonParser parser;
    /** Fields of the objects that are open, by depth. */
    private final int[] fields = new int[Json.MAX_DEPTH + 2];

    private int depth;
    private int values;
    private boolean list;

    private JsonBounds(JsonParser parser) {
        this.parser = parser;
    }

    /** Throws {@link InvalidEventException} as soon as a bound is exceeded; what is no JSON is left to who reads it. */
    static void check(String text) throws IOException {
        if (text.length() > HARMLESS) {
            try (JsonParser parser = Json.mapper().createParser(text)) {
                new JsonBounds(parser).run();
            }
        }
    }

    private void run() throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME) {
                fields[depth]++;
                if (fields[depth] > MOST_FIELDS) {
                    throw refused("an object with more than %d fields", MOST_FIELDS);
                }
            } else {
                value(token);
            }
        }
    }

    private void value(JsonToken token) {
        if (depth == 0) {
            list = token == JsonToken.START_ARRAY;
        }
        values = depth == (list ? 1 : 0) ? 0 : values + 1;
        if (values > MOST_VALUES) {
            throw refused("an event with more than %,d values", MOST_VALUES);
        }
        if (token.isStructStart()) {
            depth++;
            fields[depth] = 0;
        }
    }

    private InvalidEventException refused(String what, int most) {
        return new InvalidEventException(
                "body",
                "%s (line %d)"
                        .formatted(
                                what.formatted(most), parser.currentLocation().getLineNr()),
                "holds more than any event does; send only the fields that the schemas name");
    }
}
