package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A day: neither implausibly old nor later than it can have been known anywhere on earth. */
record DateType() implements ValueType {
    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        Optional<LocalDate> date = node.isTextual() ? Rfc3339.date(node.textValue()) : Optional.empty();
        if (date.isEmpty()) {
            reading.refuse(node, "must be " + words());
            return null;
        }
        if (reading.fromLog()) {
            return date.get();
        }
        LocalDate earliest = LocalDate.ofInstant(reading.limits().earliest(), ZoneOffset.UTC);
        if (date.get().isBefore(earliest) || date.get().isAfter(reading.latestDay())) {
            reading.refuse(node, "must lie between %s and %s".formatted(earliest, reading.latestDay()));
            return null;
        }
        return date.get();
    }

    @Override
    public JsonNode write(Object value) {
        return TextNode.valueOf(value.toString());
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "string");
        schema.put("format", "date");
    }

    @Override
    public String words() {
        return "a day such as 2026-11-20";
    }
}
