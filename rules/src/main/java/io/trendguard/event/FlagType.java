package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** True or false. */
record FlagType() implements ValueType {
    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        if (!node.isBoolean()) {
            reading.refuse(node, "must be %s, without quotes".formatted(words()));
            return null;
        }
        return node.booleanValue();
    }

    @Override
    public JsonNode write(Object value) {
        return BooleanNode.valueOf((Boolean) value);
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "boolean");
    }

    @Override
    public String words() {
        return "true or false";
    }
}
