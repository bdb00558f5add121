package io.trendguard.routes.projection;

import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.LogPlace;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.SnapshotPayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshot files of a folder. The log holds the hash of each, and a file that the log does not know is not believed. A
 * new file stands beside the one before until the log knows it, so that there is a good one at every moment.
 */
final class SnapshotStore {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
    /** What a snapshot entry of all state together is called. */
    private static final String ALL = "all";

    private static final String HASH = "sha256";

    private final Path folder;
    private final AuditLog log;

    SnapshotStore(Path folder, AuditLog log) {
        this.folder = folder;
        this.log = log;
    }

    /** Where the tenant's snapshot lies. */
    Path file(Tenant tenant) {
        return folder.resolve(tenant.id() + ".snapshot");
    }

    /** Where the next one is written. */
    Path next(Tenant tenant) {
        return folder.resolve(tenant.id() + ".snapshot.next");
    }

    /** The next one is on the log, so it takes the place of the one before. */
    void adopt(Tenant tenant) throws IOException {
        Files.move(next(tenant), file(tenant), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether there is any file of the tenant. */
    boolean holdsAny(Tenant tenant) {
        return Files.exists(file(tenant)) || Files.exists(next(tenant));
    }

    /** What the tenant's newest believed snapshot has seen; it is then at {@link #file}, and no other file is left. */
    Optional<LogPlace> newest(Tenant tenant) {
        Optional<LogPlace> next = believed(tenant, next(tenant));
        if (next.isPresent()) {
            try {
                adopt(tenant);
                return next;
            } catch (IOException e) {
                LOG.warn("The snapshot ({}) cannot be moved: {}.", next(tenant), e.getMessage());
            }
        }
        discard(next(tenant));
        Optional<LogPlace> kept = believed(tenant, file(tenant));
        if (kept.isEmpty()) {
            discard(file(tenant));
        }
        return kept;
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The snapshot ({}) cannot be deleted: {}.", file, e.getMessage());
        }
    }

    /** The place of a snapshot that is to the byte the one whose hash is on the log. */
    private Optional<LogPlace> believed(Tenant tenant, Path file) {
        try {
            Optional<LogPlace> last = Files.exists(file) ? SnapshotFile.last(file, tenant) : Optional.empty();
            return last.isPresent() && isLogged(tenant, last.get(), SnapshotFile.hash(file)) ? last : Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private boolean isLogged(Tenant tenant, LogPlace last, String hash) {
        try (Stream<Entry> later = log.scan(tenant, last.next().offset())) {
            return later.filter(entry -> entry.kind() == EntryKind.SNAPSHOT)
                    .flatMap(entry -> LogPayload.of(entry).stream())
                    .map(SnapshotPayload.class::cast)
                    .anyMatch(snapshot -> snapshot.projection().equals(ALL)
                            && snapshot.position() == last.offset()
                            && snapshot.state().path(HASH).asText().equals(hash));
        }
    }

    /** The log's entry about a file with a hash. */
    static SnapshotPayload entry(LogPlace last, String hash) {
        return new SnapshotPayload(
                ALL, last.offset(), Json.mapper().createObjectNode().put(HASH, hash));
    }
}
