package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A moment: neither implausibly old nor later than it can have been known.
 *
 * @param aheadDays so many days later it may lie all the same, where it tells of something to come
 */
record InstantType(int aheadDays) implements ValueType {
    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        Optional<Instant> instant = node.isTextual() ? Rfc3339.instant(node.textValue()) : Optional.empty();
        if (instant.isEmpty()) {
            reading.refuse(node, "must be " + words());
            return null;
        }
        Instant time = instant.get();
        if (reading.fromLog()) {
            return time;
        }
        if (time.isBefore(reading.limits().earliest())) {
            reading.refuse(
                    node,
                    "must not be before %s; check the clock or the unit of the sender"
                            .formatted(reading.limits().earliest()));
            return null;
        }
        Instant latest = reading.latest().plus(Duration.ofDays(aheadDays));
        if (time.isAfter(latest)) {
            reading.refuse(
                    node,
                    "lies %s: the latest that is accepted is %s; check the clock and the offset of the sender"
                            .formatted(aheadDays == 0 ? "in the future" : "too far in the future", latest));
            return null;
        }
        return time;
    }

    @Override
    public JsonNode write(Object value) {
        return TextNode.valueOf(value.toString());
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "string");
        schema.put("format", "date-time");
    }

    @Override
    public String words() {
        return "a time with its offset (RFC 3339), such as 2026-11-20T15:30:00+01:00";
    }
}
