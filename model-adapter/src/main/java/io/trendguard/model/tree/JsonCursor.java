package io.trendguard.model.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.trendguard.json.JsonWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Walks through the JSON of a model once, and keeps of it what is asked for: a model may be large, its tree of nodes larger. */
final class JsonCursor {
    private static final int MOST_TEXTS = 100_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(
                    JsonReadFeature
                            .ALLOW_NON_NUMERIC_NUMBERS) // XGBoost writes them; what counts is checked to be finite
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(1 << 16)
                    .maxNumberLength(60)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonCursor(JsonParser parser) {
        this.parser = parser;
    }

    /** What to do with one field of an object; it reads or skips the value. */
    interface Field {
        void read(String name) throws IOException;
    }

    /** Reads a document that is one object. */
    static void read(byte[] json, java.util.function.Function<JsonCursor, Field> root) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonCursor cursor = new JsonCursor(parser);
            parser.nextToken();
            cursor.object("file", root.apply(cursor));
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("The model file goes on after its end. Save it again.");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The model file is not JSON: %s. Copy or save it again.".formatted(JsonWords.of(e)), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each field of the object that begins here. */
    void object(String what, Field field) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(what, "an object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            field.read(name);
        }
    }

    /** Each element of the list that begins here. */
    void list(String what, Field element) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(what, "a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read(what);
        }
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    /** Whether the value is null, or an object or list without content; it is skipped. */
    boolean isEmpty() throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return parser.currentToken() == JsonToken.VALUE_NULL;
        }
        boolean empty = true;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            empty &= !token.isScalarValue();
        }
        return empty;
    }

    /** A text or number, as it is written; a list of them joined by commas. */
    String text(String what) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            return String.join(",", texts(what));
        }
        if (!parser.currentToken().isScalarValue()) {
            throw wrong(what, "a text or number");
        }
        return parser.getText();
    }

    List<String> texts(String what) throws IOException {
        List<String> texts = new ArrayList<>();
        list(what, name -> {
            if (!parser.currentToken().isScalarValue() || texts.size() >= MOST_TEXTS) {
                throw wrong(what, "a list of at most %d texts".formatted(MOST_TEXTS));
            }
            texts.add(parser.getText());
        });
        return texts;
    }

    int whole(String what) throws IOException {
        String text = text(what);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The model file has the %s (%s), which is no whole number. Save it again.".formatted(what, text),
                    e);
        }
    }

    /** Whole numbers; true is 1 and false 0. */
    int[] wholes(String what) throws IOException {
        int[] values = new int[64];
        int size = 0;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(what, "a list of whole numbers");
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values = size < values.length ? values : Arrays.copyOf(values, 2 * size);
            values[size++] = switch (token) {
                case VALUE_TRUE -> 1;
                case VALUE_FALSE -> 0;
                case VALUE_NUMBER_INT -> whole(what);
                default -> throw wrong(what, "a list of whole numbers");
            };
        }
        return Arrays.copyOf(values, size);
    }

    /** Numbers as the nearest 32-bit floats, which is what XGBoost wrote. */
    float[] floats(String what) throws IOException {
        float[] values = new float[64];
        int size = 0;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(what, "a list of numbers");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isNumeric()) {
                throw wrong(what, "a list of numbers");
            }
            values = size < values.length ? values : Arrays.copyOf(values, 2 * size);
            values[size++] = Float.parseFloat(parser.getText());
        }
        return Arrays.copyOf(values, size);
    }

    private IllegalArgumentException wrong(String what, String wanted) {
        return new IllegalArgumentException("The (%s) of the model file must be %s (line %d). Save it again."
                .formatted(what, wanted, parser.currentLocation().getLineNr()));
    }
}
