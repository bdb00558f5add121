package io.trendguard.routes.projection;

import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.follow.SnapshotState.Capture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts down the state of a tenant, so that a start need not derive it from the first entry on: while the service runs, off
 * the threads that decide, and at its end. Appending stops only while references are copied; rows are written after that.
 */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final Duration TO_BE_DURABLE = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 5_000_000;

    private final SnapshotStore store;
    private final AuditLog log;
    private final ProjectedLog projected;
    private final List<SnapshotState> states;
    private final SnapshotPolicy policy;
    private final List<String> remarks = new ArrayList<>();
    private final Map<Tenant, Taken> taken = new ConcurrentHashMap<>();

    /** What a snapshot has seen, and when it was taken. */
    private record Taken(LogPlace next, Instant at) {}

    /** @param states in the order in which they lie in a file */
    public Snapshots(
            Path folder, AuditLog log, ProjectedLog projected, List<SnapshotState> states, SnapshotPolicy policy) {
        this.store = new SnapshotStore(folder, log);
        this.log = log;
        this.projected = projected;
        this.states = List.copyOf(states);
        this.policy = policy;
    }

    /** Lets the states begin where the tenant's snapshot ends, and says where that is. */
    public LogPlace restore(Tenant tenant) {
        boolean any = store.holdsAny(tenant);
        LogPlace next = store.newest(tenant).map(LogPlace::next).orElse(LogPlace.START);
        taken.put(tenant, new Taken(next, Instant.MIN));
        if (next.equals(LogPlace.START)) {
            if (any) {
                String remark =
                        "The snapshot (%s) is damaged or not one that the log knows; what it held is derived from the log."
                                .formatted(store.file(tenant));
                LOG.warn(remark);
                remarks.add(remark);
            }
            return next;
        }
        try {
            SnapshotFile.read(store.file(tenant), tenant, states);
            LOG.info("What is derived from the log of {} begins after entry {}.", tenant, next.offset() - 1);
            return next;
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "The snapshot (%s) cannot be read: %s. Delete it; all is then derived from the log."
                            .formatted(store.file(tenant), e.getMessage()),
                    e);
        }
    }

    /** What was found damaged. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Writes the snapshot of every tenant for whom one is due while the service runs. */
    public void writeDue(Instant now) {
        for (Tenant tenant : log.tenants()) {
            Taken last = last(tenant, now);
            if (policy.isDue(since(tenant, last), Duration.between(last.at(), now))) {
                write(tenant, now);
            }
        }
    }

    /** Writes the snapshot of every tenant for whom it is worth it when nobody waits. */
    public void writeAtTheEnd(Instant now) {
        for (Tenant tenant : log.tenants()) {
            if (since(tenant, last(tenant, now)) >= policy.fewEntries()) {
                write(tenant, now);
            }
        }
    }

    /** The time since a start counts, not that since the epoch. */
    private Taken last(Tenant tenant, Instant now) {
        return taken.merge(
                tenant,
                new Taken(LogPlace.START, now),
                (known, fresh) -> known.at().equals(Instant.MIN) ? new Taken(known.next(), now) : known);
    }

    private long since(Tenant tenant, Taken last) {
        return LogPlace.at(log.head(tenant).size()).minus(last.next());
    }

    private synchronized void write(Tenant tenant, Instant now) {
        try {
            Map<String, Capture> captured = new LinkedHashMap<>();
            LogPlace[] last = new LogPlace[1];
            projected.whileStill(tenant, place -> {
                last[0] = place;
                states.forEach(state -> captured.put(state.name(), state.capture(tenant, place)));
            });
            if (!captured.isEmpty() && becomesDurable(tenant, last[0])) {
                String hash = SnapshotFile.write(store.next(tenant), tenant, last[0], captured);
                projected
                        .append(tenant, now, List.of(SnapshotStore.entry(last[0], hash)))
                        .durable()
                        .join();
                store.adopt(tenant);
                taken.put(tenant, new Taken(last[0].next(), now));
                LOG.info("Snapshot of {} after entry {}", tenant, last[0]);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The snapshot of ({}) cannot be written; the next start takes longer.", tenant, e);
        }
    }

    private boolean becomesDurable(Tenant tenant, LogPlace place) {
        long end = System.nanoTime() + TO_BE_DURABLE.toNanos();
        while (!projected.isDurable(tenant, place)) {
            if (projected.isLost() || System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }
}
