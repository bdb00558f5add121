package io.trendguard.routes.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A fixed number of pairs of hash and place, outside the heap: open addressing in a mapped file that has no name any more.
 * The system may write its pages out and read them again. The file is written once when it is made, so that a full disk is
 * found then and not by a fault in the mapping. Guarded by its owner.
 */
final class MappedTable {
    /** A name that is mentioned again and again fills its neighbourhood; another table is faster then. */
    private static final int LONGEST_PROBE = 512;

    private static final int LONGS_IN_A_SLOT = 2;
    private static final int ZEROS = 1 << 16;

    private final LongBuffer longs;
    private final int slots;
    private int used;

    /** @param slots a power of two */
    MappedTable(Path folder, int slots) {
        this.slots = slots;
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "places", ".index");
            try (FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE))) {
                long bytes = (long) slots * LONGS_IN_A_SLOT * Long.BYTES;
                for (long written = 0; written < bytes; ) {
                    written += channel.write(ByteBuffer.allocate((int) Math.min(ZEROS, bytes - written)));
                }
                longs = channel.map(MapMode.READ_WRITE, 0, bytes).asLongBuffer();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The index of the log has no room in (%s): %s. Free some space on that disk."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    int slots() {
        return slots;
    }

    /** Adds a pair; false if that belongs in another table. */
    boolean add(long hash, long place) {
        if (2 * used >= slots) {
            return false;
        }
        int at = first(hash);
        for (int probe = 0; place(at) != 0; probe++) {
            if (probe == LONGEST_PROBE) {
                return false;
            }
            at = next(at);
        }
        longs.put(LONGS_IN_A_SLOT * at, hash).put(LONGS_IN_A_SLOT * at + 1, place);
        used++;
        return true;
    }

    /** Shows every place of a hash. */
    void find(long hash, LongConsumer places) {
        for (int at = first(hash); place(at) != 0; at = next(at)) {
            if (hash(at) == hash) {
                places.accept(place(at));
            }
        }
    }

    long hash(int slot) {
        return longs.get(LONGS_IN_A_SLOT * slot);
    }

    /** 0 where nothing is. */
    long place(int slot) {
        return longs.get(LONGS_IN_A_SLOT * slot + 1);
    }

    private int first(long hash) {
        return (int) hash & (slots - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots - 1);
    }
}
