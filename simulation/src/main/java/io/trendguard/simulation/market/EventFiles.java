package io.trendguard.simulation.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Events as numbered, compressed NDJSON files. The digest is of the uncompressed text, since compressed bytes depend on
 * the zlib of the machine.
 */
public final class EventFiles implements AutoCloseable {
    static final int EVENTS_PER_FILE = 1_000_000;

    private final Path folder;
    private final MessageDigest digest;
    private final List<String> names = new ArrayList<>();
    private @Nullable OutputStream out;
    private long written;

    EventFiles(Path folder) {
        this.folder = folder;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }

    /** One event as its line: members as they were put, one line feed at the end. */
    public static byte[] line(ObjectNode event) {
        try {
            byte[] json = Json.mapper().writeValueAsBytes(event);
            byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
            line[json.length] = '\n';
            return line;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The event (%s) cannot be written.".formatted(event.path("id")), e);
        }
    }

    void write(ObjectNode event) throws IOException {
        OutputStream file = out;
        if (file == null || written % EVENTS_PER_FILE == 0) {
            file = next();
        }
        byte[] line = line(event);
        digest.update(line);
        file.write(line);
        written++;
    }

    private OutputStream next() throws IOException {
        close();
        String name = "events-" + Words.digits(names.size() + 1, 4) + ".ndjson.gz";
        names.add(name);
        OutputStream file = new BufferedOutputStream(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16), 1 << 16);
        out = file;
        return file;
    }

    List<String> names() {
        return List.copyOf(names);
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
