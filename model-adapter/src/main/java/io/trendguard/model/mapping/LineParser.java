package io.trendguard.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Event;
import io.trendguard.event.EventParser;
import io.trendguard.event.EventReader;
import io.trendguard.event.KnownAt;
import io.trendguard.event.People;
import io.trendguard.event.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of lines. Each line is parsed for itself, so that many threads may share the work.
 *
 * @param tenant whose events they are
 * @param people replaces customers' ids by references
 * @param now nothing may be later
 */
record LineParser(EventReader events, Tenant tenant, People people, Instant now) {
    /** Longer lines are refused; what is read of them is one character more. */
    static final int LONGEST_LINE = 1 << 20;

    private static final String KNOWN_AT = "knownat";

    /** A line as it stands in a file. */
    record Text(Path path, long number, String line) {}

    /**
     * What a line is.
     *
     * @param event absent if it cannot be read
     * @param rejected why it cannot be read; absent if it can
     */
    record Parsed(
            Path path,
            long number,
            @Nullable Event event,
            @Nullable Rejected rejected) {}

    List<Parsed> parse(List<Text> lines) {
        return lines.stream().map(this::parse).toList();
    }

    private Parsed parse(Text text) {
        try {
            return new Parsed(text.path(), text.number(), event(text.line()), null);
        } catch (IllegalArgumentException e) {
            return refused(text, Rejected.by(text.path(), text.number(), TextFile.shown(text.line()), e));
        }
    }

    private static Parsed refused(Text text, Rejected rejected) {
        return new Parsed(text.path(), text.number(), null, rejected);
    }

    private Event event(String line) {
        if (line.length() > LONGEST_LINE) {
            throw new IllegalArgumentException(
                    "The line is longer than (%d) characters. Send events that are smaller.".formatted(LONGEST_LINE));
        }
        if (line.indexOf(TextFile.NOT_UTF8) >= 0) {
            throw new IllegalArgumentException("The line is not UTF-8. Correct it, or convert the file to UTF-8.");
        }
        JsonNode raw = EventParser.parse(line.getBytes(StandardCharsets.UTF_8));
        if (raw instanceof ObjectNode object && !object.has(KNOWN_AT) && object.has("time")) {
            object.set(KNOWN_AT, object.get("time"));
        }
        return events.read(tenant, raw, new KnownAt.Backfill(now), people);
    }
}
