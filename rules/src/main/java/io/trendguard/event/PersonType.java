package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** A person: a sender names the customer by the shop's id, which {@link RecordSchema#personalise} replaces; a log by reference. */
record PersonType() implements ValueType {
    private static final TextType ID = new TextType(200, Describe.Form.TEXT);

    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        Object text = ID.read(node, reading);
        return text != null && reading.fromLog() ? new PersonRef((String) text) : text;
    }

    @Override
    public JsonNode write(Object value) {
        return TextNode.valueOf(((PersonRef) value).id());
    }

    @Override
    public void describe(ObjectNode schema) {
        ID.describe(schema);
    }

    @Override
    public String words() {
        return "the shop's id of the customer, a text";
    }
}
