package io.trendguard.model.history;

/**
 * How histories are kept.
 *
 * @param maxOffHeapBytes memory outside the heap for histories in use; others are read from disk when they are needed
 * @param forceWrites whether a flush forces its writes to disk; without it a power cut asks for a rebuild
 */
public record HistorySettings(long maxOffHeapBytes, boolean forceWrites) {
    /** Used where nothing else is set: 512 MiB, forced. */
    public static final HistorySettings DEFAULTS = new HistorySettings(512L << 20, true);

    public HistorySettings {
        if (maxOffHeapBytes < 1 << 20) {
            throw new IllegalArgumentException(
                    "The memory for histories (%d bytes) must be at least 1 MiB.".formatted(maxOffHeapBytes));
        }
    }
}
