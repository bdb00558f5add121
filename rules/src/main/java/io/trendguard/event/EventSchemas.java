package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The schema of each feed: it checks what comes in, and is published for those who send. */
public final class EventSchemas {
    private static final Map<Feed, RecordSchema> SCHEMAS = schemas();

    private EventSchemas() {}

    private static Map<Feed, RecordSchema> schemas() {
        Map<Feed, RecordSchema> schemas = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            schemas.put(feed, RecordSchema.of(feed.factType()));
        }
        return Collections.unmodifiableMap(schemas);
    }

    static RecordSchema of(Feed feed) {
        return Objects.requireNonNull(SCHEMAS.get(feed));
    }

    /** The address of a feed's schema, as {@code dataschema} names it: {@code /schemas/purchase/1}. */
    public static String address(Feed feed) {
        return "/schemas/" + feed.word() + "/" + feed.version();
    }

    /** The JSON Schema (2020-12) of a feed's data, with meanings, units and an example. */
    public static ObjectNode jsonSchema(Feed feed) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", address(feed));
        schema.put("title", feed.type());
        of(feed).describe(schema);
        JsonNode data = example(feed).get("data");
        schema.get("properties").properties().forEach(property -> {
            JsonNode value = data.get(property.getKey());
            if (value != null) {
                ((ObjectNode) property.getValue()).putArray("examples").add(value);
            }
        });
        schema.putArray("examples").add(data);
        return schema;
    }

    /** A whole CloudEvent of a feed, as a shop would send it. */
    public static ObjectNode example(Feed feed) {
        try (InputStream file = EventSchemas.class.getResourceAsStream("examples/" + feed.word() + ".json")) {
            if (file == null) {
                throw new IllegalStateException("The example of the feed (%s) is missing.".formatted(feed.word()));
            }
            return (ObjectNode) Json.mapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
