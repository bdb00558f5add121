package io.trendguard.model.history;

import io.trendguard.event.Tenant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Histories that survive. What the durable log already holds lies in {@link StoredHistories}; what is newer lies over it
 * on the heap, row by row with its position, until {@link #flush} moves it down. So a crash can never leave a history
 * that knows more than the log, and rows that are applied again are recognised by the position their history has seen.
 */
final class DurableShelf implements Shelf {
    private static final int HEADER = Long.BYTES;
    private static final long NOTHING_SEEN = -1;
    /** Objects of one history and of one row, without their bytes. */
    private static final long HISTORY_OVERHEAD = 200;

    private static final long ROW_OVERHEAD = 64;
    /** Histories that move down together are copied; their bytes are bounded as well as their number. */
    private static final long MOST_BYTES_TOGETHER = 8 << 20;

    private final StoredHistories stored;
    private final Map<HistoryKey, Fresh> fresh = new ConcurrentHashMap<>();
    /** Rows of all histories that are not stored yet. */
    private final AtomicLong waiting = new AtomicLong();
    /** What those rows and the histories under them take on the heap, roughly. */
    private final AtomicLong waitingBytes = new AtomicLong();
    /** The same for each tenant, or for a few together where there are very many. */
    private final AtomicLongArray waitingBytesOf = new AtomicLongArray(1_024);
    /** Held while histories move down, so that whoever goes through all of them meets each once. */
    private final ReentrantLock moving = new ReentrantLock();

    DurableShelf(HistorySettings settings, Path folder) {
        this.stored = new StoredHistories(settings, folder);
    }

    /**
     * What lies over a stored history.
     *
     * @param seen position the stored rows have seen
     * @param base the stored rows
     * @param rows base and pending together; never changed once published
     */
    private record Fresh(long seen, Rows base, @Nullable Pending pending, Rows rows) {
        /** What it takes on the heap, roughly. A row that waits counts each time it came, though it is listed once. */
        static long bytes(@Nullable Fresh over) {
            return over == null || over.pending == null
                    ? 0
                    : HISTORY_OVERHEAD
                            + over.base.bytes()
                            + over.rows.bytes()
                            + Pending.count(over.pending) * (ROW_OVERHEAD + over.rows.width());
        }
    }

    /**
     * Rows that are not stored yet, newest first.
     *
     * @param number how many they are, this one included
     */
    private record Pending(
            long position, byte[] row, @Nullable Pending earlier, long number) {

        static Pending on(@Nullable Pending earlier, long position, byte[] row) {
            return new Pending(position, row, earlier, count(earlier) + 1);
        }

        static boolean anyAfter(@Nullable Pending newest, long position) {
            for (Pending p = newest; p != null; p = p.earlier) {
                if (p.position > position) {
                    return true;
                }
            }
            return false;
        }

        static boolean anyUntil(@Nullable Pending newest, long position) {
            for (Pending p = newest; p != null; p = p.earlier) {
                if (p.position <= position) {
                    return true;
                }
            }
            return false;
        }

        static long count(@Nullable Pending newest) {
            return newest == null ? 0 : newest.number;
        }

        /** Those after a position. */
        static @Nullable Pending after(@Nullable Pending newest, long position) {
            Pending kept = null;
            for (Pending p = newest; p != null; p = p.earlier) {
                if (p.position > position) {
                    kept = on(kept, p.position, p.row);
                }
            }
            return kept;
        }
    }

    @Override
    public Rows read(HistoryKey key) {
        Fresh over = fresh.get(key);
        return over == null ? load(key).rows() : over.rows();
    }

    private Fresh load(HistoryKey key) {
        byte[] bytes = stored.get(key);
        if (bytes == null) {
            Rows none = Rows.none(key.kind());
            return new Fresh(NOTHING_SEEN, none, null, none);
        }
        Rows rows = Rows.of(key.kind(), bytes, HEADER);
        return new Fresh(Bytes.long64(bytes, 0), rows, null, rows);
    }

    @Override
    public boolean insert(HistoryKey key, long position, byte[] row) {
        AtomicBoolean taken = new AtomicBoolean(true);
        fresh.compute(key, (k, present) -> {
            Fresh over = present == null ? load(k) : present;
            if (position <= over.seen()) {
                return present;
            }
            Rows rows = over.rows().copy();
            taken.set(rows.insert(row));
            Fresh grown = new Fresh(over.seen(), over.base(), Pending.on(over.pending(), position, row), rows);
            waiting.incrementAndGet();
            count(key, Fresh.bytes(grown) - Fresh.bytes(present));
            return grown;
        });
        return taken.get();
    }

    /**
     * Moves everything up to a durable position down, some histories at a time; it is durable when it returns. One flush
     * at a time. What is down already when a crash cuts it short has seen its position, and is not applied again.
     */
    void flush(Tenant tenant, long position, Pace pace) {
        List<HistoryKey> keys = touched(tenant, position);
        int from = 0;
        while (from < keys.size()) {
            int to = together(keys, from, Math.min(from + pace.together(keys.size()), keys.size()));
            long begun = System.nanoTime();
            moveDown(keys.subList(from, to), position);
            pace.rest(System.nanoTime() - begun, keys.size());
            from = to;
        }
        stored.putWatermark(tenant, position);
    }

    private int together(List<HistoryKey> keys, int from, int most) {
        long bytes = 0;
        int to = from;
        while (to < most && (to == from || bytes < MOST_BYTES_TOGETHER)) {
            Fresh over = fresh.get(keys.get(to));
            bytes += over == null ? 0 : over.rows().bytes();
            to++;
        }
        return to;
    }

    private void moveDown(List<HistoryKey> keys, long position) {
        Map<HistoryKey, Rows> folded = folded(keys, position);
        moving.lock();
        try {
            stored.putAll(values(folded, position));
            folded.forEach((key, rows) -> fresh.computeIfPresent(key, (k, over) -> {
                Pending later = Pending.after(over.pending(), position);
                waiting.addAndGet(Pending.count(later) - Pending.count(over.pending()));
                Fresh left = later == null ? null : new Fresh(position, rows, later, over.rows());
                count(key, Fresh.bytes(left) - Fresh.bytes(over));
                return left;
            }));
        } finally {
            moving.unlock();
        }
    }

    /** The histories that hold something at or before a position that is not down yet. */
    private List<HistoryKey> touched(Tenant tenant, long position) {
        List<HistoryKey> keys = new ArrayList<>();
        fresh.forEach((key, over) -> {
            if (key.of(tenant) && Pending.anyUntil(over.pending(), position)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private Map<HistoryKey, Rows> folded(List<HistoryKey> keys, long position) {
        Map<HistoryKey, Rows> folded = new HashMap<>();
        for (HistoryKey key : keys) {
            Fresh over = fresh.get(key);
            if (over != null) {
                folded.put(key, fold(over, position));
            }
        }
        return folded;
    }

    private static Map<HistoryKey, byte[]> values(Map<HistoryKey, Rows> folded, long position) {
        Map<HistoryKey, byte[]> values = new HashMap<>();
        folded.forEach((key, rows) -> {
            byte[] value = rows.toBytes(HEADER);
            Bytes.put64(value, 0, position);
            values.put(key, value);
        });
        return values;
    }

    /** A flush that a crash cut short: every n-th history is written, and no watermark. For tests. */
    void writeSome(Tenant tenant, long position, int every) {
        Map<HistoryKey, byte[]> values = values(folded(touched(tenant, position), position), position);
        values.keySet().removeIf(key -> Math.floorMod(key.hashCode(), every) != 0);
        stored.putAll(values);
    }

    private static Rows fold(Fresh over, long position) {
        if (!Pending.anyAfter(over.pending(), position)) {
            return over.rows();
        }
        Rows rows = over.base().copy();
        for (Pending p = over.pending(); p != null; p = p.earlier()) {
            if (p.position() <= position) {
                rows.insert(p.row());
            }
        }
        return rows;
    }

    /** Rows that were put in and are not stored yet. */
    long waiting() {
        return waiting.get();
    }

    /** What those rows take on the heap, roughly, with the histories that they belong to. */
    long waitingBytes() {
        return waitingBytes.get();
    }

    /** The same of one tenant. */
    long waitingBytes(Tenant tenant) {
        return waitingBytesOf.get(HistoryKey.tenantNumber(tenant, waitingBytesOf.length()));
    }

    private void count(HistoryKey key, long bytes) {
        waitingBytes.addAndGet(bytes);
        waitingBytesOf.addAndGet(key.tenantNumber(waitingBytesOf.length()), bytes);
    }

    Optional<String> damage() {
        return stored.damage();
    }

    OptionalLong watermark(Tenant tenant) {
        return stored.watermark(tenant);
    }

    void clear(Tenant tenant) {
        List<HistoryKey> theirs =
                fresh.keySet().stream().filter(key -> key.of(tenant)).toList();
        for (HistoryKey key : theirs) {
            Fresh gone = fresh.remove(key);
            waiting.addAndGet(gone == null ? 0 : -Pending.count(gone.pending()));
            count(key, -Fresh.bytes(gone));
        }
        stored.clear(tenant);
    }

    @Override
    public void forEach(Tenant tenant, BiConsumer<HistoryKey, Rows> reader) {
        moving.lock();
        try {
            fresh.forEach((key, over) -> {
                if (key.of(tenant)) {
                    reader.accept(key, over.rows());
                }
            });
            stored.forEach(tenant, (key, bytes) -> {
                if (!fresh.containsKey(key)) {
                    reader.accept(key, Rows.of(key.kind(), bytes, HEADER));
                }
            });
        } finally {
            moving.unlock();
        }
    }

    /** Closes without a flush: what is not durable in the log is forgotten, as after a crash. */
    @Override
    public void close() {
        stored.close();
    }
}
