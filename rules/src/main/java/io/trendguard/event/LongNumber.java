package io.trendguard.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.trendguard.json.Json;
import io.trendguard.text.Excerpt;
import java.io.IOException;
import java.util.Optional;

/**
 * A number of more digits than any field takes.
 *
 * @param field where it stands, for example {@code data.lines[0].paid_price_minor}
 * @param digits how many characters it has
 */
record LongNumber(String field, int digits) {
    static final String REMEDY =
            "holds a number of too many digits; send one of at most %d, and an identifier as a text in quotes of at most 200 characters"
                    .formatted(Json.MAX_DIGITS);

    private static final JsonFactory LENIENT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .build())
            .build();

    /** The first one of a body; its digits are counted and never made a number. */
    static Optional<LongNumber> in(byte[] body) {
        try (JsonParser parser = LENIENT.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isNumeric() && parser.getTextLength() > Json.MAX_DIGITS) {
                    return Optional.of(new LongNumber(path(parser.getParsingContext()), parser.getTextLength()));
                }
            }
            return Optional.empty();
        } catch (IOException e) { // another fault stands before it
            return Optional.empty();
        }
    }

    private static String path(JsonStreamContext context) {
        if (context.inRoot()) {
            return "";
        }
        String outer = path(context.getParent());
        if (context.inArray()) {
            return outer + "[" + context.getCurrentIndex() + "]";
        }
        return outer.isEmpty() ? context.getCurrentName() : outer + "." + context.getCurrentName();
    }

    InvalidEventException refusal() {
        return new InvalidEventException(
                field.isEmpty() ? "body" : Excerpt.of(field, 200), "a number of %d digits".formatted(digits), REMEDY);
    }
}
