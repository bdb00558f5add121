package io.trendguard.routes.projection;

import java.util.TreeMap;

/** Up to where everything was applied, although entries are applied by many threads and out of order. */
final class Watermark {
    private final TreeMap<Long, Long> ahead = new TreeMap<>();
    private long next;

    Watermark(long next) {
        this.next = next;
    }

    /** Entries from a position on were applied. */
    synchronized void applied(long firstPosition, int count) {
        ahead.put(firstPosition, firstPosition + count);
        while (!ahead.isEmpty() && ahead.firstKey() <= next) {
            next = Math.max(next, ahead.pollFirstEntry().getValue());
        }
    }

    /** Everything before this position was applied. */
    synchronized long next() {
        return next;
    }
}
