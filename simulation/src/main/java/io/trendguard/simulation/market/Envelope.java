package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import java.time.Instant;

/** Wraps what is said into a CloudEvent whose source names the synthetic market. */
record Envelope(String source) {

    static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    ObjectNode around(Happening happening, Feed feed, String id, ObjectNode data) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", source);
        event.put("type", feed.type());
        event.put("time", text(happening.time()));
        event.put("knownat", text(happening.at()));
        event.put("datacontenttype", "application/json");
        event.set("data", data);
        return event;
    }

    static String text(long time) {
        return Instant.ofEpochMilli(time).toString();
    }
}
