package io.trendguard.model.history;

import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The histories of all tenants: a projection of the events of the log. Late and out-of-order events land where they
 * belong in time, and the same events give the same histories whatever order they come in.
 *
 * <p>Safe for many threads, as long as the events of one person come from one thread at a time and in the order of their
 * positions, and {@link #flush} is called from one thread, with a position at or before which everything was applied.
 */
public final class Histories implements AutoCloseable {
    private static final int EVENTS_PER_FLUSH = 20_000;
    /** While the log is replayed, so much of the heap may wait to be kept: a sixteenth, and no more than 64 MiB. */
    private static final long BYTES_PER_FLUSH = Math.min(Runtime.getRuntime().maxMemory() / 16, 64L << 20);

    private final Shelf shelf;
    private final Skipped skipped = new Skipped();
    private final Map<Tenant, Set<Long>> unflushed = new ConcurrentHashMap<>();
    private final Map<Tenant, Long> flushed = new ConcurrentHashMap<>();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder expired = new LongAdder();

    private Histories(Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * Histories that survive, in a folder of their own. What the log holds beyond them comes with {@link #catchUp}.
     *
     * @throws DamagedStoreException if the stored ones are damaged
     */
    public static Histories open(HistorySettings settings, Path folder) {
        return new Histories(new DurableShelf(settings, folder));
    }

    /** What was found damaged since they were opened. They are then to be deleted and rebuilt from the log. */
    public Optional<String> damage() {
        return shelf instanceof DurableShelf durable ? durable.damage() : Optional.empty();
    }

    /** Histories of one run of one thread, on the heap. */
    public static Histories inMemory() {
        return new Histories(new HeapShelf());
    }

    /** Takes in the event at a position of its tenant's log; an event that was taken in before changes nothing. */
    public void apply(Event event, long position) {
        Tenant tenant = event.tenant();
        if (shelf instanceof DurableShelf
                && (position <= appliedTo(tenant)
                        || !unflushed
                                .computeIfAbsent(tenant, t -> ConcurrentHashMap.newKeySet())
                                .add(position))) {
            repeated.increment();
            return;
        }
        if (!new Projection(shelf, event, position).apply(event)) {
            expired.increment();
        }
    }

    /** The histories as they could be known at a moment. */
    public PointInTime at(Tenant tenant, Instant time, Instant knownAt) {
        return new PointInTime(shelf, tenant, time, knownAt, skipped);
    }

    /** The position up to which everything is kept durably; -1 if nothing is. */
    public long appliedTo(Tenant tenant) {
        return flushed.computeIfAbsent(
                tenant,
                t -> shelf instanceof DurableShelf durable
                        ? durable.watermark(t).orElse(-1L)
                        : -1L);
    }

    /**
     * Keeps what was applied up to a position durably.
     *
     * @param durablePosition a position that is durable in the log; everything at or before it was applied
     */
    public void flush(Tenant tenant, long durablePosition) {
        flush(tenant, durablePosition, Pace.AT_ONCE);
    }

    /** Keeps what was applied up to a position durably, without taking the machine from those who decide meanwhile. */
    public void flush(Tenant tenant, long durablePosition, Pace pace) {
        if (shelf instanceof DurableShelf durable && durablePosition > appliedTo(tenant)) {
            durable.flush(tenant, durablePosition, pace);
            flushed.put(tenant, durablePosition);
            Set<Long> positions = unflushed.get(tenant);
            if (positions != null) {
                positions.removeIf(position -> position <= durablePosition);
            }
        }
    }

    /** Rows that were applied and are in memory until the next {@link #flush}. */
    public long waiting() {
        return shelf instanceof DurableShelf durable ? durable.waiting() : 0;
    }

    /** What these rows take on the heap, roughly, with the histories that they belong to. */
    public long waitingBytes() {
        return shelf instanceof DurableShelf durable ? durable.waitingBytes() : 0;
    }

    /** The same of one tenant. */
    public long waitingBytes(Tenant tenant) {
        return shelf instanceof DurableShelf durable ? durable.waitingBytes(tenant) : 0;
    }

    /**
     * Applies what the log holds beyond the histories. Histories that have seen more than the log (it may come from a
     * backup) are rebuilt.
     */
    public void catchUp(AuditLog log) {
        for (Tenant tenant : log.tenants()) {
            long head = log.head(tenant).size() - 1;
            if (appliedTo(tenant) > head) {
                forget(tenant);
            }
            replay(log, tenant, head);
        }
    }

    /** Forgets everything about the tenants of a log and builds it anew from the log. */
    public void rebuild(AuditLog log) {
        for (Tenant tenant : log.tenants()) {
            forget(tenant);
        }
        catchUp(log);
    }

    private void replay(AuditLog log, Tenant tenant, long head) {
        long position = -1;
        int applied = 0;
        try (Stream<Entry> entries = log.scan(tenant, appliedTo(tenant) + 1)) {
            Iterator<Entry> each = entries.iterator();
            while (each.hasNext()) {
                Entry entry = each.next();
                position = entry.position();
                if (entry.kind() == EntryKind.EVENT
                        && LogPayload.of(entry).orElse(null) instanceof EventPayload payload) {
                    apply(payload.event(), position);
                    if (++applied % EVENTS_PER_FLUSH == 0 || waitingBytes() > BYTES_PER_FLUSH) {
                        flush(tenant, position);
                    }
                }
            }
        }
        flush(tenant, Math.max(position, head));
    }

    private void forget(Tenant tenant) {
        if (shelf instanceof DurableShelf durable) {
            durable.clear(tenant);
        }
        flushed.remove(tenant);
        unflushed.remove(tenant);
    }

    /**
     * A hash over all histories of a tenant that does not depend on their order, to compare two runs.
     *
     * @param names names a person in a way that both runs share
     * @param learning whether it matters when facts were learnt, which differs between runs under different clocks
     */
    public String digest(Tenant tenant, Function<PersonRef, String> names, Learning learning) {
        HistoryDigest digest = new HistoryDigest(names, learning);
        shelf.forEach(tenant, digest::add);
        return digest.hex();
    }

    /** Whether a digest tells histories apart that only differ in when facts were learnt. */
    public enum Learning {
        COUNTS,
        IGNORED
    }

    /** Facts that were left out when histories were read, because they were later than the purchase, by feed. */
    public Map<Feed, Long> skipped() {
        return skipped.counts();
    }

    /** Events that were applied again and changed nothing. */
    public long repeated() {
        return repeated.sum();
    }

    /** Events of which something was older than what is kept. */
    public long expired() {
        return expired.sum();
    }

    /** Closes without a flush: what was not flushed comes from the log again. */
    @Override
    public void close() {
        shelf.close();
    }
}
