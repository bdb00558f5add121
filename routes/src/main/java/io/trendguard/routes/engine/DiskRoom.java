package io.trendguard.routes.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Whether the disk takes writes, found out by writing. Below a reserve nothing is accepted any more, so that what was
 * accepted can still be kept.
 */
public final class DiskRoom {
    private static final long RESERVE = 16L << 20;
    private static final int PROBE_BYTES = 4_096;
    private static final String PROBE = "probe";

    private final Path folder;

    /** @param folder of the service's data */
    public DiskRoom(Path folder) {
        this.folder = folder;
    }

    /**
     * The room of a service that starts. Nothing is written into an empty folder, which may be a disk that was not mounted: the
     * log sees that it is empty, and refuses to begin in it if there was another.
     *
     * @throws IllegalStateException naming the disk, if it takes no writes
     */
    public static DiskRoom forStart(Path data) {
        DiskRoom disk = new DiskRoom(data);
        Optional<String> trouble;
        try {
            boolean begun = !Files.exists(data);
            Files.createDirectories(data);
            trouble = begun || holdsAnything(data) ? disk.trouble() : disk.full();
        } catch (IOException e) {
            trouble = Optional.of(disk.takesNoWrites(e));
        }
        trouble.ifPresent(why -> {
            throw new IllegalStateException("The service cannot start: %s, and start it again.".formatted(why));
        });
        return disk;
    }

    private static boolean holdsAnything(Path folder) throws IOException {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            return inside.iterator().hasNext();
        }
    }

    private Optional<String> full() throws IOException {
        long left = Files.getFileStore(folder).getUsableSpace();
        return left >= RESERVE
                ? Optional.empty()
                : Optional.of(
                        "the disk of (%s) is full: %,d bytes are left, and %,d are kept in reserve. Free some space"
                                .formatted(folder, left, RESERVE));
    }

    /**
     * How much room there is on the disk of the data folder.
     *
     * @param freeBytes that the service may use
     * @param totalBytes of the disk
     * @param refusedBelowBytes with fewer free bytes than these nothing is accepted
     */
    public record Space(long freeBytes, long totalBytes, long refusedBelowBytes) {}

    /** The room now; absent if the disk does not say. */
    public Optional<Space> space() {
        try {
            FileStore store = Files.getFileStore(folder);
            return Optional.of(new Space(store.getUsableSpace(), store.getTotalSpace(), RESERVE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with the disk, with the remedy. */
    public Optional<String> trouble() {
        try {
            Optional<String> full = full();
            if (full.isPresent()) {
                return full;
            }
            Files.write(
                    folder.resolve(PROBE),
                    new byte[PROBE_BYTES],
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(takesNoWrites(e));
        }
    }

    private String takesNoWrites(IOException e) {
        return "the folder (%s) takes no writes (%s). Free some space, or make it writable"
                .formatted(folder, e instanceof NoSuchFileException ? "it does not exist" : e.getMessage());
    }
}
