package io.trendguard.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;

/** The form in which an event is logged: flat, with people as references; what {@code Json.mapper()} reads and writes. */
public final class EventJson {
    private EventJson() {}

    /** The event as it is logged. */
    public static ObjectNode toJson(Event event) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("tenant", event.tenant().id());
        node.put("source", event.source());
        node.put("id", event.id());
        node.put("feed", event.feed().word());
        node.put("schema_version", event.schemaVersion());
        node.put("time", event.time().toString());
        node.put("known_at", event.knownAt().toString());
        node.set("data", EventSchemas.of(event.feed()).write(event.fact()));
        return node;
    }

    /** An event as it was logged. Throws {@link IllegalArgumentException} for what no version of ours has written. */
    public static Event fromLog(JsonNode node) {
        String word = text(node, "feed");
        Feed feed = Feed.ofType(Feed.TYPE_PREFIX + word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The logged feed (%s) is unknown. Maybe the log was written by a newer version."
                                .formatted(word)));
        RecordSchema schema = EventSchemas.of(feed);
        Reading reading = Reading.ofLog();
        Object[] values = schema.values(node.path("data"), reading);
        reading.throwIfRefused();
        if (values == null) {
            throw new IllegalStateException("A schema found nothing wrong and read nothing.");
        }
        return new Event(
                new Tenant(text(node, "tenant")),
                text(node, "source"),
                text(node, "id"),
                feed,
                node.path("schema_version").intValue(),
                Instant.parse(text(node, "time")),
                Instant.parse(text(node, "known_at")),
                (Fact) schema.build(values));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("The logged event has no text in the field (%s).".formatted(field));
        }
        return value.textValue();
    }

    static final class Writer extends JsonSerializer<Event> {
        @Override
        public void serialize(Event event, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeTree(toJson(event));
        }
    }

    static final class Reader extends JsonDeserializer<Event> {
        @Override
        public Event deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return fromLog(context.readTree(in));
        }
    }
}
