package io.trendguard.routes.intake;

import io.trendguard.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What could not be accepted from one file, each with its line and reason; the file is made at the first of them. */
final class DeadLetters implements AutoCloseable {
    private final DeadLetterStore store;
    private final Path file;
    private final InboxFile source;
    private final boolean history;
    private Optional<String> heading = Optional.empty();
    private @Nullable BufferedWriter writer;

    /**
     * @param folder where dead letters are kept
     * @param source the file that the letters are from
     * @param history whether its events are remembered and not decided about
     */
    DeadLetters(DeadLetterStore store, Path folder, InboxFile source, boolean history) {
        this.store = store;
        this.file = Shelf.beside(folder, source.name(), DeadLetterStore.ENDING);
        this.source = source;
        this.history = history;
    }

    synchronized void add(long line, Problem problem, byte[] bytes) throws IOException {
        if (writer == null) {
            heading = source.isTable() ? DeadLetterStore.firstLine(source) : Optional.empty();
            writer = store.begin(file);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean whole = bytes.length < FileReading.MAX_LINE
                && !text.contains(DeadLetterStore.REPLACED)
                && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
        DeadLetter letter = new DeadLetter(
                line, problem, text, Optional.of(source.place()), heading, history, whole, Optional.of(Instant.now()));
        writer.write(Json.mapper().writeValueAsString(letter));
        writer.newLine();
    }

    @Override
    public synchronized void close() throws IOException {
        if (writer != null) {
            try {
                writer.close();
            } finally {
                store.end(file);
            }
        }
    }
}
