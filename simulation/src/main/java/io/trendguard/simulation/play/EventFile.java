package io.trendguard.simulation.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import io.trendguard.json.JsonWords;
import io.trendguard.model.mapping.PackedFile;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;

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
        InputStream in = opened(file);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        long[] number = {0};
        return Stream.generate(() -> line(file, reader, number[0] + 1))
                .takeWhile(Optional::isPresent)
                .map(line -> parse(file, ++number[0], line.get()))
                .onClose(() -> close(reader));
    }

    private static InputStream opened(Path file) throws IOException {
        try {
            return PackedFile.open(file);
        } catch (EOFException | ZipException e) {
            throw damaged(file, 1, e);
        }
    }

    private static Optional<String> line(Path file, BufferedReader reader, long number) {
        try {
            return Optional.ofNullable(reader.readLine());
        } catch (IOException e) {
            throw damaged(file, number, e);
        }
    }

    private static IllegalArgumentException damaged(Path file, long line, IOException e) {
        return new IllegalArgumentException(
                "The file (%s) cannot be read from line %d on: it is a folder, or damaged or cut off. Copy it again."
                        .formatted(file, line),
                e);
    }

    private static ObjectNode parse(Path file, long number, String line) {
        try {
            if (Json.mapper().readTree(line) instanceof ObjectNode event) {
                return event;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Line %d of (%s) cannot be read: %s.".formatted(number, file, JsonWords.of(e)), e);
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
