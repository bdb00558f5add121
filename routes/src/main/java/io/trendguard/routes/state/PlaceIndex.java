package io.trendguard.routes.state;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Offsets in one log by names, outside the heap and 16 to 32 bytes for each. Two names may share a hash, so whoever finds an
 * offset compares the name in the entry.
 */
final class PlaceIndex {
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int MOST_SLOTS = 1 << 20;
    private static final int SLOTS_TOGETHER = 1 << 14;
    private static final int BYTES_OF_A_PAIR = 2 * Long.BYTES;

    private final Path folder;
    private final List<MappedTable> tables = new ArrayList<>();

    /** @param folder for files that have no name and end with the process */
    PlaceIndex(Path folder) {
        this.folder = folder;
    }

    /** Notes that an entry mentions a name. */
    synchronized void add(String name, long offset) {
        add(hash(name), offset + 1);
    }

    private void add(long hash, long place) {
        if (tables.isEmpty() || !tables.get(tables.size() - 1).add(hash, place)) {
            int slots = tables.isEmpty()
                    ? FIRST_SLOTS
                    : Math.min(MOST_SLOTS, 2 * tables.get(tables.size() - 1).slots());
            MappedTable another = new MappedTable(folder, slots);
            another.add(hash, place);
            tables.add(another);
        }
    }

    /** Offsets of entries that may mention a name, in order. */
    synchronized LongStream find(String name) {
        LongStream.Builder offsets = LongStream.builder();
        long hash = hash(name);
        tables.forEach(table -> table.find(hash, place -> offsets.add(place - 1)));
        return offsets.build().sorted().distinct();
    }

    /** Shows all pairs up to an offset in pieces, while others may add further ones. */
    void save(long last, Consumer<byte[]> pieces) {
        for (MappedTable table : copyOfTables()) {
            for (int from = 0; from < table.slots(); from += SLOTS_TOGETHER) {
                byte[] piece = piece(table, from, Math.min(table.slots(), from + SLOTS_TOGETHER), last);
                if (piece.length > 0) {
                    pieces.accept(piece);
                }
            }
        }
    }

    private synchronized List<MappedTable> copyOfTables() {
        return List.copyOf(tables);
    }

    private synchronized byte[] piece(MappedTable table, int from, int to, long last) {
        ByteBuffer pairs = ByteBuffer.allocate((to - from) * BYTES_OF_A_PAIR);
        for (int slot = from; slot < to; slot++) {
            long place = table.place(slot);
            if (place != 0 && place - 1 <= last) {
                pairs.putLong(table.hash(slot)).putLong(place);
            }
        }
        return Arrays.copyOf(pairs.array(), pairs.position());
    }

    /** Takes a piece that an index put down. */
    synchronized void restore(byte[] piece) {
        ByteBuffer pairs = ByteBuffer.wrap(piece);
        while (pairs.hasRemaining()) {
            add(pairs.getLong(), pairs.getLong());
        }
    }

    /** FNV-1a over the characters, then the finalizer of MurmurHash3. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
