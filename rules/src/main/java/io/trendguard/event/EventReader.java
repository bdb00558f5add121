package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.CanonicalJson;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads CloudEvents 1.0 (structured JSON) of the fifteen feeds: checks everything against the feed's schema, collects all
 * that is wrong, and replaces people by references only once nothing is. Safe for use by many threads.
 *
 * @param limits how far an event may go
 */
public record EventReader(EventLimits limits) {
    /** A reader with the default limits. */
    public EventReader() {
        this(EventLimits.DEFAULTS);
    }

    /** Reads an event that is learnt now. Throws {@link InvalidEventException} with all findings. */
    public Event read(Tenant tenant, JsonNode cloudEvent, Instant now, People people) {
        return read(tenant, cloudEvent, new KnownAt.Now(now), people);
    }

    /** Reads an event; when it counts as learnt is for the caller to say. Throws {@link InvalidEventException}. */
    public Event read(Tenant tenant, JsonNode cloudEvent, KnownAt policy, People people) {
        return readWithContent(tenant, cloudEvent, policy, people).event();
    }

    /**
     * An event and what it says.
     *
     * @param content canonical bytes of source, id, type, time and data as they were understood. How an instant or a number
     *     is spelt and what transport added (traceparent, subject, other extensions) makes no difference; nor does the time
     *     the event was learnt at. Two events of one name with the same content are one event sent twice
     */
    public record ReadEvent(Event event, byte[] content) {}

    /** Reads an event as {@link #read(Tenant, JsonNode, KnownAt, People)} does, with what it says. */
    public ReadEvent readWithContent(Tenant tenant, JsonNode cloudEvent, KnownAt policy, People people) {
        if (!cloudEvent.isObject()) {
            throw new InvalidEventException("event", cloudEvent.asText(), "must be a JSON object, a CloudEvent");
        }
        Reading reading = Reading.ofSender(limits, policy.now());
        Envelope envelope = Envelope.read(cloudEvent, policy, reading);
        @Nullable Object @Nullable [] values = data(cloudEvent, envelope.feed(), reading);
        reading.throwIfRefused();
        Feed feed = read(envelope.feed());
        RecordSchema schema = EventSchemas.of(feed);
        @Nullable Object[] complete = read(values);
        byte[] content = content(envelope, feed, schema.asSent(complete));
        schema.personalise(complete, people);
        try {
            Fact fact = (Fact) schema.build(complete);
            Event event = new Event(
                    tenant,
                    read(envelope.source()),
                    read(envelope.id()),
                    feed,
                    feed.version(),
                    read(envelope.time()),
                    envelope.knownAt(),
                    fact);
            return new ReadEvent(event, content);
        } catch (InvalidEventException found) {
            throw found.within("data");
        }
    }

    private static byte[] content(Envelope envelope, Feed feed, ObjectNode data) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("source", envelope.source());
        content.put("id", envelope.id());
        content.put("type", feed.type());
        content.put("schema_version", feed.version());
        content.put("time", read(envelope.time()).toString());
        content.set("data", data);
        return CanonicalJson.bytes(content);
    }

    private static @Nullable Object @Nullable [] data(JsonNode event, @Nullable Feed feed, Reading reading) {
        if (feed == null) {
            return null;
        }
        reading.enter("data");
        JsonNode data = event.path("data");
        @Nullable Object[] values = null;
        if (data.isObject()) {
            values = EventSchemas.of(feed).values(data, reading);
        } else {
            reading.refuse(data.asText(), "must be an object as %s describes it".formatted(EventSchemas.address(feed)));
        }
        reading.leave();
        return values;
    }

    private static <T> T read(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A reading found nothing wrong and read nothing.");
        }
        return value;
    }

    /**
     * The canonical bytes of an event as it was sent, without the time it was learnt at; by them, logs of earlier versions
     * tell a repeated event from another one of the same name. Throws {@link InvalidEventException} if it has no canonical form.
     */
    public static byte[] contentBytes(JsonNode cloudEvent) {
        JsonNode content = cloudEvent;
        if (cloudEvent instanceof ObjectNode object && object.has(Envelope.KNOWN_AT)) {
            content = JsonNodeFactory.instance.objectNode().setAll(object);
            ((ObjectNode) content).remove(Envelope.KNOWN_AT);
        }
        try {
            return CanonicalJson.bytes(content);
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            throw new InvalidEventException(inexact(content, ""), "", "has no exact form, so correct it: " + why);
        }
    }

    /** The innermost field of a value that has no canonical form. */
    private static String inexact(JsonNode value, String path) {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!isExact(member.getValue())) {
                return inexact(member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey());
            }
        }
        for (int place = 0; value.isArray() && place < value.size(); place++) {
            if (!isExact(value.get(place))) {
                return inexact(value.get(place), "%s[%d]".formatted(path, place));
            }
        }
        return path.isEmpty() ? "event" : path;
    }

    private static boolean isExact(JsonNode value) {
        try {
            CanonicalJson.bytes(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
