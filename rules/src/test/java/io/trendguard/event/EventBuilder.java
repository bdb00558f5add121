package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds CloudEvents as a shop sends them; a test states only what matters to it. */
public final class EventBuilder {
    /** When events of a test happen, unless it says otherwise: inside the examples' day. */
    public static final Instant NOON = Instant.parse("2026-11-20T14:30:00Z");

    /** The tenant of tests. */
    public static final Tenant SHOP = new Tenant("demo");

    /** Maps customers without a vault. */
    public static final People PEOPLE = new HashedPeople(SHOP);

    private final ObjectNode event;

    private EventBuilder(Feed feed) {
        event = EventSchemas.example(feed);
    }

    public static EventBuilder anEvent(Feed feed) {
        return new EventBuilder(feed);
    }

    public static EventBuilder aPurchaseEvent() {
        return anEvent(Feed.PURCHASE);
    }

    public static EventBuilder aCheckoutEvent() {
        return anEvent(Feed.CART);
    }

    public static EventBuilder aConsentEvent() {
        return anEvent(Feed.CONSENT);
    }

    public static EventBuilder aTrendEvent() {
        return anEvent(Feed.TREND);
    }

    public EventBuilder named(String id) {
        event.put("id", id);
        return this;
    }

    public EventBuilder at(Instant time) {
        event.put("time", time.toString());
        return this;
    }

    public EventBuilder by(String customerId) {
        return with("customer_id", customerId);
    }

    /** An attribute of the envelope. */
    public EventBuilder attribute(String name, @Nullable Object value) {
        event.set(name, Json.mapper().valueToTree(value));
        return this;
    }

    public EventBuilder without(String attribute) {
        event.remove(attribute);
        return this;
    }

    /** A field of the data. */
    public EventBuilder with(String field, @Nullable Object value) {
        data().set(field, Json.mapper().valueToTree(value));
        return this;
    }

    public EventBuilder withoutField(String field) {
        data().remove(field);
        return this;
    }

    /** A field of the first line. */
    public EventBuilder withLine(String field, @Nullable Object value) {
        ((ObjectNode) data().withArray("lines").get(0)).set(field, Json.mapper().valueToTree(value));
        return this;
    }

    /** So many lines, each like the first but for its id. */
    public EventBuilder withLines(int count) {
        ArrayNode lines = data().withArray("lines");
        ObjectNode first = (ObjectNode) lines.get(0);
        lines.removeAll();
        for (int i = 1; i <= count; i++) {
            lines.add(first.deepCopy().put("line_id", Integer.toString(i)));
        }
        return this;
    }

    private ObjectNode data() {
        return (ObjectNode) event.get("data");
    }

    /** The event as it is sent. */
    public JsonNode json() {
        return event.deepCopy();
    }

    /** The event as it is read, learnt at noon or when it happened if that is later. */
    public Event build() {
        Instant time = Rfc3339.instant(event.get("time").asText()).orElseThrow();
        return build(time.isAfter(NOON) ? time : NOON);
    }

    /** The event as it is read at a time. */
    public Event build(Instant knownAt) {
        return new EventReader().read(SHOP, event, knownAt, PEOPLE);
    }
}
