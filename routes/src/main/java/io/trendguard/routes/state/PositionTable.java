package io.trendguard.routes.state;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Positions in the log by a name, 16 bytes for each at half load: open addressing over 64-bit hashes. Two names of one hash
 * share a place, so whoever finds a position compares the name in the entry.
 */
final class PositionTable {
    private static final int FIRST_SIZE = 1 << 10;
    private static final int PAIRS_IN_A_PIECE = 1 << 16;

    private long[] hashes = new long[FIRST_SIZE];
    /** One more than the position; 0 where nothing is. */
    private long[] places = new long[FIRST_SIZE];

    private int used;

    /** Notes the position of a name, unless one was noted before. */
    synchronized void putFirst(String name, long position) {
        putFirst(hash(name), position);
    }

    private void putFirst(long hash, long position) {
        if (2 * used >= places.length) {
            grow();
        }
        int at = slot(hash);
        if (places[at] == 0) {
            hashes[at] = hash;
            places[at] = position + 1;
            used++;
        }
    }

    /** The first position that was noted for a name of this hash. */
    synchronized OptionalLong find(String name) {
        long place = places[slot(hash(name))];
        return place == 0 ? OptionalLong.empty() : OptionalLong.of(place - 1);
    }

    /** Shows everything it holds in pieces: pairs of hash and place, 8 bytes each. */
    synchronized void save(Consumer<byte[]> pieces) {
        ByteBuffer piece = ByteBuffer.allocate(PAIRS_IN_A_PIECE * 2 * Long.BYTES);
        for (int i = 0; i < places.length; i++) {
            if (places[i] != 0) {
                piece.putLong(hashes[i]).putLong(places[i]);
            }
            if (!piece.hasRemaining() || (i == places.length - 1 && piece.position() > 0)) {
                pieces.accept(Arrays.copyOf(piece.array(), piece.position()));
                piece.clear();
            }
        }
    }

    /** Takes up a piece that a table put down. */
    synchronized void restore(byte[] piece) {
        ByteBuffer pairs = ByteBuffer.wrap(piece);
        while (pairs.hasRemaining()) {
            putFirst(pairs.getLong(), pairs.getLong() - 1);
        }
    }

    private int slot(long hash) {
        int mask = places.length - 1;
        int at = (int) hash & mask;
        while (places[at] != 0 && hashes[at] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldPlaces = places;
        hashes = new long[oldHashes.length * 2];
        places = new long[oldPlaces.length * 2];
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] != 0) {
                int at = slot(oldHashes[i]);
                hashes[at] = oldHashes[i];
                places[at] = oldPlaces[i];
            }
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
