package io.trendguard.routes.engine;

import java.io.IOException;
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
     * The room of a service that starts.
     *
     * @throws IllegalStateException naming the disk, if it takes no writes
     */
    public static DiskRoom forStart(Path data) {
        DiskRoom disk = new DiskRoom(data);
        Optional<String> trouble;
        try {
            Files.createDirectories(data);
            trouble = disk.trouble();
        } catch (IOException e) {
            trouble = Optional.of(disk.takesNoWrites(e));
        }
        trouble.ifPresent(why -> {
            throw new IllegalStateException("The service cannot start: %s, and start it again.".formatted(why));
        });
        return disk;
    }

    /** What is wrong with the disk, with the remedy. */
    public Optional<String> trouble() {
        try {
            long left = Files.getFileStore(folder).getUsableSpace();
            if (left < RESERVE) {
                return Optional.of(
                        "the disk of (%s) is full: %,d bytes are left, and %,d are kept in reserve. Free some space"
                                .formatted(folder, left, RESERVE));
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
