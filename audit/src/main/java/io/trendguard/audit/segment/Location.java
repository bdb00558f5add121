package io.trendguard.audit.segment;

/** Where an entry is, in 63 bits: 15 bits segment, 32 bits byte of its block, 16 bits index within the block. */
public final class Location {
    /** Most entries of one block. */
    public static final int MAX_ENTRIES = 0xFFFF;

    /** Largest segment. */
    public static final long MAX_OFFSET = 0xFFFF_FFFFL;

    private Location() {}

    static long of(int segment, long offset) {
        return (long) segment << 48 | offset << 16;
    }

    /** The place of the block that an entry is in. */
    public static long block(long location) {
        return location & ~0xFFFFL;
    }

    public static int index(long location) {
        return (int) (location & 0xFFFF);
    }

    static int segment(long location) {
        return (int) (location >>> 48);
    }

    static long offset(long location) {
        return location >>> 16 & MAX_OFFSET;
    }
}
