package io.trendguard.audit.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Finds places by a 64-bit hash, off the heap, 16 bytes a slot: tables of open addressing, each twice as large as the one
 * before and never rehashed, so that no insertion waits for a rebuild. Different keys may share a hash: the caller looks
 * at the place and says whether it is the right one. Not safe for concurrent use.
 */
public final class HashIndex implements AutoCloseable {
    private static final int FIRST_BITS = 12;
    private static final int LAST_BITS = 22;
    private static final double FULL = 0.65;

    private final Path folder;
    private final String name;
    private final long salt;
    private final List<Table> tables = new ArrayList<>();

    /** @param salt makes places unpredictable to those who choose the keys */
    public HashIndex(Path folder, String name, long salt) {
        this.folder = folder;
        this.name = name;
        this.salt = salt;
    }

    /** Makes room for that many more, so that {@link #put} cannot fail. */
    public void reserve(int more) throws IOException {
        long free = tables.isEmpty() ? 0 : tables.get(tables.size() - 1).free();
        while (free < more) {
            int bits = Math.min(FIRST_BITS + tables.size(), LAST_BITS);
            Path file = folder.resolve("%s-%02d.index".formatted(name, tables.size()));
            tables.add(new Table(new MappedRegion(file), bits));
            free += tables.get(tables.size() - 1).free();
        }
    }

    /** Remembers a place, which must not be negative. */
    public void put(long hash, long place) {
        for (Table table : tables) {
            if (table.free() > 0) {
                table.put(hash, slot(hash), place);
                return;
            }
        }
        throw new IllegalStateException("The index (%s) is full. Reserve before putting.".formatted(name));
    }

    /** The first place under that hash of which the caller says that it is the right one, or -1. */
    public long find(long hash, LongPredicate isIt) {
        for (int i = tables.size() - 1; i >= 0; i--) {
            long place = tables.get(i).find(hash, slot(hash), isIt);
            if (place >= 0) {
                return place;
            }
        }
        return -1;
    }

    private long slot(long hash) {
        long mixed = (hash ^ salt) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 32);
    }

    @Override
    public void close() throws IOException {
        for (Table table : tables) {
            table.region.close();
        }
    }

    private static final class Table {
        private final MappedRegion region;
        private final long mask;
        private final long limit;
        private long used;

        Table(MappedRegion region, int bits) throws IOException {
            this.region = region;
            region.reserve(16L << bits);
            mask = (1L << bits) - 1;
            limit = (long) (FULL * (1L << bits));
        }

        long free() {
            return limit - used;
        }

        void put(long hash, long slot, long place) {
            long at = slot & mask;
            while (region.getLong(16 * at + 8) != 0) {
                at = (at + 1) & mask;
            }
            region.putLong(16 * at, hash);
            region.putLong(16 * at + 8, place + 1);
            used++;
        }

        long find(long hash, long slot, LongPredicate isIt) {
            long at = slot & mask;
            for (long place = region.getLong(16 * at + 8); place != 0; place = region.getLong(16 * at + 8)) {
                if (region.getLong(16 * at) == hash && isIt.test(place - 1)) {
                    return place - 1;
                }
                at = (at + 1) & mask;
            }
            return -1;
        }
    }
}
