package io.trendguard.routes.intake;

import io.trendguard.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** What could not be accepted from one file, each with its line and reason; the file is made at the first of them. */
final class DeadLetters implements AutoCloseable {
    private final Path file;
    private @Nullable BufferedWriter writer;

    /** @param name of the file that the letters are from */
    DeadLetters(Path folder, String name) {
        this.file = Shelf.beside(folder, name, ".ndjson");
    }

    /** One dead letter: where it stood, why it was refused, what it was. */
    record DeadLetter(long line, Problem problem, String text) {}

    synchronized void add(long line, Problem problem, byte[] text) throws IOException {
        if (writer == null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Shelf.keepEarlier(file); // those of an earlier file of the same name stay
            writer = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        }
        DeadLetter letter = new DeadLetter(line, problem, new String(text, StandardCharsets.UTF_8));
        writer.write(Json.mapper().writeValueAsString(letter));
        writer.newLine();
    }

    @Override
    public synchronized void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
