package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One word of a closed list, in lower case; capitals are accepted. */
record WordType(Map<String, Object> constants) implements ValueType {
    static WordType of(Class<?> enumType) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : enumType.getEnumConstants()) {
            constants.put(word(constant), constant);
        }
        return new WordType(Collections.unmodifiableMap(constants));
    }

    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        Object constant = node.isTextual() ? constants.get(node.textValue()) : null;
        if (constant == null && node.isTextual()) {
            constant = constants.get(node.textValue().toLowerCase(Locale.ROOT));
        }
        if (constant == null) {
            reading.refuse(node, "must be " + words() + Nearest.hint(node.asText(), constants.keySet()));
        }
        return constant;
    }

    @Override
    public JsonNode write(Object value) {
        return TextNode.valueOf(word(value));
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "string");
        ArrayNode words = schema.putArray("enum");
        constants.keySet().forEach(words::add);
    }

    @Override
    public String words() {
        return "one of the words " + String.join(", ", constants.keySet());
    }
}
