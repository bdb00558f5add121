package io.trendguard.log;

import java.util.Comparator;

/**
 * A place in a tenant's log. A log has one writer and one sequence of offsets for each of its shards; on a single machine it
 * has one shard.
 *
 * @param shard number of the shard, from 0
 * @param offset of the entry in its shard, from 0
 */
public record LogPlace(int shard, long offset) implements Comparable<LogPlace> {
    /** The only shard of a log on a single machine. */
    public static final int ONLY_SHARD = 0;

    /** Before the first entry was read. */
    public static final LogPlace START = at(0);

    private static final Comparator<LogPlace> ORDER =
            Comparator.comparingInt(LogPlace::shard).thenComparingLong(LogPlace::offset);

    public LogPlace {
        if (shard < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "Shards and offsets count from 0; shard (%d), offset (%d) is no place on a log."
                            .formatted(shard, offset));
        }
    }

    /** An offset in the only shard. */
    public static LogPlace at(long offset) {
        return new LogPlace(ONLY_SHARD, offset);
    }

    /** The place after this one. */
    public LogPlace next() {
        return plus(1);
    }

    /** A number of entries further in the same shard. */
    public LogPlace plus(long entries) {
        return new LogPlace(shard, offset + entries);
    }

    /** How many entries lie from an earlier place of the same shard to this one. */
    public long minus(LogPlace earlier) {
        if (shard != earlier.shard) {
            throw new IllegalArgumentException(
                    "(%s) and (%s) are in different shards, which have no common order.".formatted(this, earlier));
        }
        return offset - earlier.offset;
    }

    @Override
    public int compareTo(LogPlace other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return shard + "/" + offset;
    }
}
