package io.trendguard.model.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Event;
import io.trendguard.event.EventReader;
import io.trendguard.event.KnownAt;
import io.trendguard.event.People;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** CloudEvents from files, one on each line, streamed; files and lines in the order in which they became known. */
final class EventLines implements Iterator<Event>, AutoCloseable {
    private static final int LONGEST_LINE = 1 << 20;
    private static final String KNOWN_AT = "knownat";
    private final EventReader events = new EventReader();
    private final Iterator<Path> files;
    private final Tenant tenant;
    private final People people;
    private final Instant now;
    private final Consumer<Rejected> rejects;
    private Instant known = Instant.MIN;
    private @Nullable TextFile file;
    private @Nullable Event next;

    EventLines(List<Path> files, Tenant tenant, People people, Instant now, Consumer<Rejected> rejects) {
        this.files = files.iterator();
        this.tenant = tenant;
        this.people = people;
        this.now = now;
        this.rejects = rejects;
        advance();
    }

    private void advance() {
        next = null;
        while (next == null) {
            if (file == null) {
                if (!files.hasNext()) {
                    return;
                }
                file = new TextFile(files.next());
            }
            TextFile open = file;
            long number = open.line();
            Optional<String> line = line(open);
            if (line.isEmpty()) {
                close();
            } else if (!line.get().isBlank()) {
                next = event(open.path(), number, line.get());
            }
        }
    }

    private static Optional<String> line(TextFile file) {
        StringBuilder line = new StringBuilder();
        int c = file.read();
        boolean any = c >= 0;
        while (c >= 0 && c != '\n') {
            if (line.length() <= LONGEST_LINE) {
                line.append((char) c);
            }
            c = file.read();
        }
        return any ? Optional.of(line.toString()) : Optional.empty();
    }

    private @Nullable Event event(Path path, long number, String line) {
        String reason;
        try {
            if (line.length() > LONGEST_LINE) {
                throw new IllegalArgumentException("The line is longer than (%d) characters.".formatted(LONGEST_LINE));
            }
            JsonNode raw = Json.mapper().readTree(line);
            if (raw instanceof ObjectNode object && !object.has(KNOWN_AT) && object.has("time")) {
                object.set(KNOWN_AT, object.get("time"));
            }
            Event event = events.read(tenant, raw, new KnownAt.Backfill(now), people);
            if (event.knownAt().isBefore(known)) {
                throw new IllegalArgumentException(
                        "The event became known at (%s), before the line ahead of it (%s). Sort the file by knownat."
                                .formatted(event.knownAt(), known));
            }
            known = event.knownAt();
            return event;
        } catch (JsonProcessingException e) {
            reason = "The line is not JSON: %s.".formatted(e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            reason = String.valueOf(e.getMessage());
        }
        rejects.accept(new Rejected(path, number, reason));
        return null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Event next() {
        Event event = next;
        if (event == null) {
            throw new NoSuchElementException();
        }
        advance();
        return event;
    }

    /** The next event, which stays the next. */
    Event peek() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        return next;
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
