package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import java.time.Instant;

/** Wraps what is said into a CloudEvent whose source names the synthetic market. */
public record Envelope(String source) {

    /** The data of an event, still empty. */
    public static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    ObjectNode around(Happening happening, Feed feed, String id, ObjectNode data) {
        return around(happening.time(), happening.at(), feed, id, data);
    }

    /** The event of that data; both times in epoch milliseconds. */
    public ObjectNode around(long time, long knownAt, Feed feed, String id, ObjectNode data) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", source);
        event.put("type", feed.type());
        event.put("time", text(time));
        event.put("knownat", text(knownAt));
        event.put("datacontenttype", "application/json");
        event.set("data", data);
        return event;
    }

    /** A time in epoch milliseconds as RFC 3339 spells it. */
    public static String text(long time) {
        return Instant.ofEpochMilli(time).toString();
    }
}
