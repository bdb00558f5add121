package io.trendguard.routes.projection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.SnapshotPayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts down how the projections of a tenant stand, so that a start need not derive them from the first entry on. The rows
 * lie in a file; the log holds a snapshot entry with the file's hash. A file that the log does not know is not believed,
 * and every file may be deleted at any time.
 */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    /** What a snapshot entry of all projections together is called. */
    static final String ALL = "all";

    private static final String HASH = "sha256";
    /** So many entries since the last snapshot are worth one at the end, when nobody waits. */
    public static final int AT_THE_END = 2_000;
    /** So many are worth one at a start, so that a service that is killed again and again does not start ever slower. */
    public static final int AT_A_START = 50_000;

    /** What was appended last becomes durable within this. */
    private static final int TRIES = 50;

    private static final long PAUSE_NANOS = 20_000_000;

    private final Path folder;
    private final AuditLog log;
    private final ProjectedLog projected;
    private final List<Projection> projections;
    private final List<String> remarks = new ArrayList<>();

    /** @param projections in the order in which they lie in a file */
    public Snapshots(Path folder, AuditLog log, ProjectedLog projected, List<Projection> projections) {
        this.folder = folder;
        this.log = log;
        this.projected = projected;
        this.projections = List.copyOf(projections);
    }

    private Path file(Tenant tenant) {
        return folder.resolve(tenant.id() + ".snapshot");
    }

    /** Lets the projections begin where the tenant's snapshot ends, and says how many entries they have seen then. */
    public long restore(Tenant tenant) {
        Path file = file(tenant);
        if (!Files.exists(file)) {
            return 0;
        }
        long position = believed(tenant, file);
        if (position < 0) {
            String remark =
                    "The snapshot (%s) is damaged or not one that the log knows; what it held is derived from the log."
                            .formatted(file);
            LOG.warn(remark);
            remarks.add(remark);
            discard(file);
            return 0;
        }
        try {
            SnapshotFile.read(file, tenant, projections);
            LOG.info("What is derived from the log of {} begins after entry {}.", tenant, position);
            return position + 1;
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "The snapshot (%s) cannot be read: %s. Delete it; all is then derived from the log."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** Its position may still read as that of a whole one, which would then not be written for long. */
    private static void discard(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            LOG.warn("The snapshot ({}) cannot be deleted: {}.", file, e.getMessage());
        }
    }

    /** The position of a snapshot that is to the byte the one whose hash is on the log; -1 for any other. */
    private long believed(Tenant tenant, Path file) {
        try {
            long position = SnapshotFile.position(file, tenant);
            boolean known = position >= 0 && position < log.head(tenant).size() && isLogged(tenant, file, position);
            return known ? position : -1;
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }

    /** What was found damaged. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    private boolean isLogged(Tenant tenant, Path file, long position) throws IOException {
        String hash = SnapshotFile.hash(file);
        try (Stream<Entry> later = log.scan(tenant, position + 1)) {
            return later.filter(entry -> entry.kind() == EntryKind.SNAPSHOT)
                    .flatMap(entry -> LogPayload.of(entry).stream())
                    .map(SnapshotPayload.class::cast)
                    .anyMatch(snapshot -> snapshot.projection().equals(ALL)
                            && snapshot.position() == position
                            && snapshot.state().path(HASH).asText().equals(hash));
        }
    }

    /** Writes the snapshot of every tenant for whom so many entries came since the last one. */
    public void write(Instant now, int entries) {
        for (Tenant tenant : log.tenants()) {
            try {
                if (log.head(tenant).size() - seenByLast(tenant) >= entries) {
                    write(tenant, now);
                }
            } catch (RuntimeException e) {
                LOG.warn("The snapshot of ({}) cannot be written; the next start takes longer.", tenant, e);
            }
        }
    }

    private long seenByLast(Tenant tenant) {
        Path file = file(tenant);
        try {
            return Files.exists(file) ? SnapshotFile.position(file, tenant) + 1 : 0;
        } catch (IOException damaged) {
            return 0; // it is written over
        }
    }

    private void write(Tenant tenant, Instant now) {
        ObjectNode state = Json.mapper().createObjectNode();
        long[] last = new long[1];
        boolean written = false;
        for (int i = 0; i < TRIES && !written; i++) {
            written = projected.whileStill(tenant, position -> {
                try {
                    state.put(HASH, SnapshotFile.write(file(tenant), tenant, position, projections));
                    last[0] = position;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            if (!written) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        if (written) {
            projected
                    .append(tenant, now, List.of(new SnapshotPayload(ALL, last[0], state)))
                    .durable()
                    .join();
            LOG.info("Snapshot of {} after entry {}", tenant, last[0]);
        }
    }
}
