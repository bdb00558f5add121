package io.trendguard.model.mapping;

import io.trendguard.event.Event;
import io.trendguard.event.EventReader;
import io.trendguard.event.People;
import io.trendguard.event.Tenant;
import io.trendguard.model.mapping.LineParser.Parsed;
import io.trendguard.model.mapping.LineParser.Text;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents from files, one on each line, streamed; files and lines in the order in which they became known. Some lines
 * ahead are parsed on other threads, while what came before them is lived through; what is found is told in order.
 */
final class EventLines implements Iterator<Event>, AutoCloseable {
    private static final int LINES = 256;
    private static final int CHARACTERS = 1 << 18;
    private static final int AHEAD = 8;
    private final LineParser parser;
    private final Iterator<Path> files;
    private final Consumer<Rejected> rejects;
    private final ArrayDeque<CompletableFuture<List<Parsed>>> ahead = new ArrayDeque<>();
    private Iterator<Parsed> parsed = Collections.emptyIterator();
    private Instant known = Instant.MIN;
    private @Nullable TextFile file;
    private @Nullable RuntimeException damage;
    private @Nullable Event next;

    EventLines(List<Path> files, Tenant tenant, People people, Instant now, Consumer<Rejected> rejects) {
        this.parser = new LineParser(new EventReader(), tenant, people, now);
        this.files = files.iterator();
        this.rejects = rejects;
        advance();
    }

    private void advance() {
        next = null;
        while (next == null) {
            if (!parsed.hasNext()) {
                readAhead();
                if (ahead.isEmpty()) {
                    tellDamage();
                    return;
                }
                parsed = take(ahead.remove()).iterator();
            } else {
                next = inOrder(parsed.next());
            }
        }
    }

    /** What stands before the damage of a file is told first. */
    private void tellDamage() {
        if (damage != null) {
            throw damage;
        }
    }

    private void readAhead() {
        while (ahead.size() < AHEAD && damage == null) {
            List<Text> lines = new ArrayList<>(LINES);
            try {
                fill(lines);
            } catch (InvalidFileException | UncheckedIOException e) {
                damage = e;
            }
            if (lines.isEmpty()) {
                return;
            }
            ahead.add(CompletableFuture.supplyAsync(() -> parser.parse(lines)));
        }
    }

    private static List<Parsed> take(CompletableFuture<List<Parsed>> lines) {
        try {
            return lines.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** The next lines that are not blank. */
    private void fill(List<Text> lines) {
        int characters = 0;
        while (lines.size() < LINES && characters < CHARACTERS) {
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
                open.close();
                file = null;
            } else if (!line.get().isBlank()) {
                characters += line.get().length();
                lines.add(new Text(open.path(), number, line.get()));
            }
        }
    }

    private static Optional<String> line(TextFile file) {
        StringBuilder line = new StringBuilder();
        int c = file.read();
        boolean any = c >= 0;
        while (c >= 0 && c != '\n') {
            if (line.length() <= LineParser.LONGEST_LINE) {
                line.append((char) c);
            }
            c = file.read();
        }
        return any ? Optional.of(line.toString()) : Optional.empty();
    }

    private @Nullable Event inOrder(Parsed line) {
        Rejected rejected = line.rejected();
        Event event = line.event();
        if (rejected != null || event == null) {
            Optional.ofNullable(rejected).ifPresent(rejects);
            return null;
        }
        if (event.knownAt().isBefore(known)) {
            rejects.accept(Rejected.whole(
                    line.path(),
                    line.number(),
                    "",
                    "The event became known at (%s), before the line ahead of it (%s). Sort the file by knownat."
                            .formatted(event.knownAt(), known)));
            return null;
        }
        known = event.knownAt();
        return event;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Event next() {
        Event event = peek();
        advance();
        return event;
    }

    /** Gives back the file that is open, if there is one: a reader need not come to the end. */
    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    /** The next event, which stays the next. */
    Event peek() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        return next;
    }
}
