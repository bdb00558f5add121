package io.trendguard.simulation.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads events from NDJSON, plain or compressed: one file, or all {@code events*} files of a folder in their order. */
public final class EventFile {
    private EventFile() {}

    /**
     * The events, streamed; to be closed. A line that is no JSON object ends the reading with its file and number.
     *
     * @throws IOException if there is no such file, or no events in the folder
     */
    public static Stream<ObjectNode> read(Path fileOrFolder) throws IOException {
        if (!Files.isDirectory(fileOrFolder)) {
            return lines(fileOrFolder);
        }
        List<Path> files;
        try (Stream<Path> content = Files.list(fileOrFolder)) {
            files = content.filter(EventFile::holdsEvents).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new IOException(
                    "The folder (%s) holds no events*.ndjson or events*.ndjson.gz. Maybe `generate` was not run."
                            .formatted(fileOrFolder));
        }
        return files.stream().flatMap(file -> {
            try {
                return lines(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static boolean holdsEvents(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith("events") && (name.endsWith(".ndjson") || name.endsWith(".ndjson.gz"));
    }

    private static Stream<ObjectNode> lines(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        long[] number = {0};
        return reader.lines().map(line -> parse(file, ++number[0], line)).onClose(() -> close(reader));
    }

    private static ObjectNode parse(Path file, long number, String line) {
        try {
            if (Json.mapper().readTree(line) instanceof ObjectNode event) {
                return event;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Line %d of (%s) cannot be read: %s".formatted(number, file, e.getOriginalMessage()), e);
        }
        throw new IllegalArgumentException("Line %d of (%s) is not a JSON object.".formatted(number, file));
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
