package io.trendguard.model.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sizes and checksums of all files of a store that was closed. While the store is open there is none; each value then has
 * a checksum of its own. A store in which damage was found is marked, and not opened again.
 */
final class StoreManifest {
    private static final Logger LOG = LoggerFactory.getLogger(StoreManifest.class);
    private static final String NAME = "manifest";
    private static final String MARK = "damaged";
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    StoreManifest(Path folder) {
        this.folder = folder;
    }

    /**
     * Checks the files of a closed store, which may then be opened.
     *
     * @throws DamagedStoreException if they are not the ones that were closed
     */
    void open() {
        try {
            if (Files.exists(folder.resolve(MARK))) {
                String why = Files.readString(folder.resolve(MARK), UTF_8);
                throw new DamagedStoreException(
                        why.isEmpty() ? "damage was found when the disk had no room to note it" : why);
            }
            Path manifest = folder.resolve(NAME);
            if (!Files.exists(manifest)) {
                return;
            }
            List<String> noted = Files.readString(manifest, UTF_8).lines().toList();
            List<String> found = lines();
            if (!noted.equals(found)) {
                Optional<String> other =
                        found.stream().filter(line -> !noted.contains(line)).findFirst();
                throw new DamagedStoreException("the file (%s) is damaged"
                        .formatted(other.map(line -> folder.resolve(line.substring(line.lastIndexOf(' ') + 1)))
                                .orElse(manifest)));
            }
            Files.delete(manifest);
        } catch (IOException e) {
            throw new DamagedStoreException("its files cannot be checked: " + e.getMessage());
        }
    }

    /** Notes the files as they are now. Without the note, the store is as one whose process died. */
    void close() {
        Path fresh = folder.resolve(NAME + ".new");
        try {
            String lines = String.join("\n", lines()) + "\n";
            Files.writeString(
                    fresh,
                    lines,
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(fresh, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The checksums of the histories ({}) cannot be written: {}", folder, e.getMessage());
        }
    }

    /** Keeps the store from being opened again. */
    void mark(String damage) throws IOException {
        Files.writeString(folder.resolve(MARK), damage, UTF_8);
    }

    private List<String> lines() throws IOException {
        SortedMap<String, String> lines = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.startsWith(NAME)) {
                    lines.put(name, "%08x %d %s".formatted(sum(file), Files.size(file), name));
                }
            }
        }
        return List.copyOf(lines.values());
    }

    private static int sum(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        return (int) crc.getValue();
    }
}
