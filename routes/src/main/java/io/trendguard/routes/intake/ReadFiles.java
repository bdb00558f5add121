package io.trendguard.routes.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that were read and moved, for some time: a writer who rested and goes on writes into the moved file, which is then
 * read again. What was taken of it before is recognised.
 */
@ApplicationScoped
public class ReadFiles {
    private static final Duration WATCHED = Duration.ofHours(1);

    private final Map<Path, Read> files = new ConcurrentHashMap<>();

    private record Read(InboxFile file, Instant at) {}

    /** Remembers a file as it was read. */
    void add(InboxFile file, Path moved) {
        InboxFile.at(moved, file.relative())
                .ifPresent(now -> files.put(
                        moved,
                        new Read(
                                new InboxFile(
                                        moved, file.relative(), file.kind(), file.size(), file.changed(), file.key()),
                                Instant.now())));
    }

    /** What lies where read files were put; the others are forgotten. */
    List<InboxFile> watched() {
        Instant oldest = Instant.now().minus(WATCHED);
        files.values().removeIf(read -> read.at().isBefore(oldest));
        List<InboxFile> there = new ArrayList<>();
        files.forEach((path, read) ->
                InboxFile.at(path, read.file().relative()).ifPresentOrElse(there::add, () -> files.remove(path, read)));
        return there;
    }

    /** Whether it lies there as it was read. */
    boolean isAsRead(InboxFile file) {
        Read read = files.get(file.path());
        return read != null && read.file().isSame(file);
    }

    /** Whether it was read before, and has grown since. */
    boolean isReadAgain(InboxFile file) {
        return files.containsKey(file.path());
    }
}
