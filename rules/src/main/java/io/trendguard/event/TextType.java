package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.trendguard.text.Excerpt;
import io.trendguard.text.Spelling;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text: not blank, of limited length and without control characters; where a standard says how, in its spelling. */
record TextType(int maxLength, Describe.Form form) implements ValueType {
    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        if (!node.isTextual()) {
            reading.refuse(node, "must be %s in quotes".formatted(words()));
            return null;
        }
        String text = node.textValue();
        if (reading.fromLog()) {
            return text;
        }
        Optional<String> problem = problem(text, maxLength);
        if (problem.isPresent()) {
            reading.refuse(text, problem.get());
            return null;
        }
        Spelling spelling = form.read(text);
        if (spelling instanceof Spelling.Refused refused) {
            String near = form == Describe.Form.CURRENCY
                    ? Nearest.hint(text, List.of("EUR", "USD", "GBP", "CHF", "INR"))
                    : "";
            reading.refuse(text, refused.remedy() + near);
            return null;
        }
        return ((Spelling.Known) spelling).text();
    }

    /** What is wrong with a text, as the end of a sentence. */
    static Optional<String> problem(String text, int maxLength) {
        if (text.isBlank()) {
            return Optional.of("must not be blank");
        }
        if (Excerpt.length(text) > maxLength) {
            return Optional.of("must have at most %d characters; it has %d".formatted(maxLength, Excerpt.length(text)));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                return Optional.of("must not hold control characters; there is one (U+%04X) at character %d"
                        .formatted((int) c, i + 1));
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return Optional.of("must be valid Unicode; half a character (U+%04X) stands at character %d"
                            .formatted((int) c, i + 1));
                }
                i++;
            }
        }
        return Optional.empty();
    }

    @Override
    public JsonNode write(Object value) {
        return TextNode.valueOf((String) value);
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "string");
        schema.put("minLength", 1);
        if (form == Describe.Form.CURRENCY) {
            schema.put("pattern", "^[A-Z]{3}$");
        } else {
            schema.put("maxLength", maxLength);
        }
    }

    @Override
    public String words() {
        return form.words();
    }
}
