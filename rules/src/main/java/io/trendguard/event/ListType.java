package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** At least one item of one type. */
record ListType(ValueType item) implements ValueType {
    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        if (!node.isArray()) {
            reading.refuse(node, "must be " + words());
            return null;
        }
        if (!reading.fromLog()
                && (node.isEmpty() || node.size() > reading.limits().maxItems())) {
            reading.refuse(
                    "%d items".formatted(node.size()),
                    "must hold 1 to %d items".formatted(reading.limits().maxItems()));
            return null;
        }
        List<Object> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size() && !reading.enough(); i++) {
            reading.enter("[" + i + "]");
            Object value = item.read(node.get(i), reading);
            reading.leave();
            if (value != null) {
                items.add(value);
            }
        }
        return items.size() == node.size() ? items : null;
    }

    @Override
    public JsonNode write(Object value) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        ((List<?>) value).forEach(each -> items.add(item.write(each)));
        return items;
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "array");
        schema.put("minItems", 1);
        schema.put("maxItems", EventLimits.DEFAULTS.maxItems());
        item.describe(schema.putObject("items"));
    }

    @Override
    public String words() {
        return "a list, each item " + item.words();
    }
}
