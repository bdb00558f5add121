package io.trendguard.model.history;

/** What the buckets of a product, brand or category count. */
public enum Counts {
    /** Lines sold. */
    SOLD,
    /** Lines that came back, for any reason, counted when they came back. */
    RETURNED,
    /** Of these, because they did not fit. */
    FIT,
    /** Sum of the prices paid for one piece, minor units. */
    PRICES,
    /** Reviews. */
    REVIEWS,
    /** Sum of their stars. */
    STARS;

    static byte[] row(HistoryKind kind, long time, long known, long[] counts) {
        long start = Buckets.start(kind, time);
        byte[] row = new byte[kind.width()];
        Bytes.put48(row, 0, start);
        Bytes.put48(
                row, kind.knownOffset(), LateCells.visibleFrom(start + Buckets.length(kind), Math.max(time, known)));
        for (int i = 0; i < counts.length; i++) {
            Bytes.put64(row, kind.keyBytes() + i * Long.BYTES, counts[i]);
        }
        return row;
    }
}
