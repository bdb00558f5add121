package io.trendguard.routes.intake;

import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.model.mapping.PackedFile;
import io.trendguard.routes.settings.ServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where dead letters are kept: a file for each file of the inbox, in {@code inbox/<tenant>/.dead-letter}. A file that is being
 * written is neither read nor changed.
 */
@ApplicationScoped
public class DeadLetterStore {
    static final String ENDING = ".ndjson";
    /** Stands where bytes are not in UTF-8. */
    static final String REPLACED = "\ufffd";

    private static final String FOLDER = ".dead-letter";
    private static final int LONGEST_HEADING = 1 << 16;

    private final Path inbox;
    private final Set<Path> open = new HashSet<>();

    DeadLetterStore(ServiceSettings settings) {
        this.inbox = settings.inbox().toAbsolutePath();
    }

    /** A letter as it lies there. */
    record Stored(Path path, String json, DeadLetter letter) {}

    /** The folder of a tenant's dead letters. */
    Path folder(Tenant tenant) {
        return inbox.resolve(tenant.id()).resolve(FOLDER);
    }

    /** For the letters of one file. */
    DeadLetters of(Tenant tenant, InboxFile file, boolean history) {
        return new DeadLetters(this, folder(tenant), file, history);
    }

    /** Begins a file; an earlier one of that name stays under another name. */
    synchronized BufferedWriter begin(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Shelf.keepEarlier(file);
        BufferedWriter writer = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        open.add(file);
        return writer;
    }

    synchronized void end(Path file) {
        open.remove(file);
    }

    /** A tenant's files of letters that are written to their end, the newest first. */
    synchronized List<Path> files(Tenant tenant) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder(tenant), "*" + ENDING)) {
            for (Path file : all) {
                if (!open.contains(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(file);
                }
            }
        } catch (NoSuchFileException e) { // nothing was ever set aside
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(Comparator.comparing(DeadLetterStore::written).reversed());
        return files;
    }

    /** When the newest letter of a file was set aside. */
    static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) { // it was taken away meanwhile
            return FileTime.fromMillis(0);
        }
    }

    /**
     * Replaces letters of a file, and removes those for which nothing is said. A file that changed since the letters were read
     * stays as it is: what was accepted is recognised when it is submitted again.
     *
     * @param after each letter as it was read, with what is to be kept of it
     * @return whether it was changed
     */
    synchronized boolean replace(Path file, FileTime read, Map<String, Optional<DeadLetter>> after) {
        if (open.contains(file) || !written(file).equals(read)) {
            return false;
        }
        try {
            List<String> kept = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                Optional<DeadLetter> letter = after.getOrDefault(line, Optional.empty());
                if (!after.containsKey(line)) {
                    kept.add(line);
                } else if (letter.isPresent()) {
                    kept.add(Json.mapper().writeValueAsString(letter.get()));
                }
            }
            if (kept.isEmpty()) {
                Files.delete(file);
                return true;
            }
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.write(unfinished, kept);
            Files.setLastModifiedTime(unfinished, read);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The heading of a table; absent if it cannot be kept as it is. */
    static Optional<String> firstLine(InboxFile table) {
        try (InputStream in = PackedFile.openUnlinked(table.path())) {
            return new ByteLines(in, LONGEST_HEADING)
                    .read()
                    .filter(line -> !line.tooLong())
                    .map(line -> new String(line.bytes(), StandardCharsets.UTF_8))
                    .filter(heading -> !heading.contains(REPLACED));
        } catch (IOException | RuntimeException e) { // whoever reads the table says what is wrong
            return Optional.empty();
        }
    }
}
