package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** An object with fields of its own, such as a line of an order. */
record RecordType(RecordSchema schema) implements ValueType {
    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        Object[] values = schema.values(node, reading);
        if (values == null) {
            return null;
        }
        try {
            return schema.build(values);
        } catch (InvalidEventException found) {
            reading.refuseIn(found);
            return null;
        }
    }

    @Override
    public JsonNode write(Object value) {
        return schema.write(value);
    }

    @Override
    public void describe(ObjectNode node) {
        schema.describe(node);
    }

    @Override
    public String words() {
        return "an object with the fields " + String.join(", ", schema.names());
    }
}
