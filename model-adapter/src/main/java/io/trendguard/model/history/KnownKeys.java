package io.trendguard.model.history;

import java.util.ArrayList;
import java.util.List;
import org.infinispan.commons.util.BloomFilter;
import org.infinispan.commons.util.MurmurHash3BloomFilter;

/**
 * Which keys a store may hold, so that it is not asked for those that it surely does not: Bloom filters, each twice the
 * size of the one before, about ten bits for a key, so that two in a hundred absent keys look present. Until all keys of
 * the store were added, every key may be there.
 */
final class KnownKeys {
    private static final int FIRST_BITS = 1 << 23;
    private static final int MOST_BITS = 1 << 30;
    private static final int BITS_PER_KEY = 10;

    private volatile List<BloomFilter<byte[]>> filters = List.of(filter(FIRST_BITS));
    private volatile boolean complete;
    private int bits = FIRST_BITS;
    private int room = FIRST_BITS / BITS_PER_KEY;

    private static BloomFilter<byte[]> filter(int bits) {
        return MurmurHash3BloomFilter.createConcurrentFilter(bits);
    }

    /** Adds a key; must return before the store takes it. */
    synchronized void add(byte[] key) {
        if (mayBeIn(filters, key)) {
            return;
        }
        if (room == 0) {
            bits = Math.min(2 * bits, MOST_BITS);
            room = bits / BITS_PER_KEY;
            List<BloomFilter<byte[]>> more = new ArrayList<>(filters);
            more.add(filter(bits));
            filters = List.copyOf(more);
        }
        room--;
        filters.get(filters.size() - 1).addToFilter(key);
    }

    /** All keys that the store held before were added. */
    void complete() {
        complete = true;
    }

    /** False only if the store does not hold the key. */
    boolean mayHold(byte[] key) {
        return !complete || mayBeIn(filters, key);
    }

    private static boolean mayBeIn(List<BloomFilter<byte[]>> filters, byte[] key) {
        for (BloomFilter<byte[]> filter : filters) {
            if (filter.possiblyPresent(key)) {
                return true;
            }
        }
        return false;
    }
}
