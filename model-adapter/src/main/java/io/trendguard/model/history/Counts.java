package io.trendguard.model.history;

/** What the buckets of a product, brand or category count. */
public enum Counts {
    /** Lines sold. */
    SOLD(0),
    /** Sum of the prices paid for one piece, minor units. */
    PRICES(1),
    /** Reviews. */
    REVIEWS(2),
    /** Sum of their stars. */
    STARS(3);

    private final int place;

    Counts(int place) {
        this.place = place;
    }

    /** Its place among the numbers of a bucket; part of the stored form. */
    int place() {
        return place;
    }

    static byte[] row(HistoryKind kind, long time, long known, long[] counts) {
        long start = Buckets.start(kind, time);
        byte[] row = new byte[kind.width()];
        Bytes.put48(row, 0, start);
        Bytes.put48(row, kind.knownOffset(), Buckets.visibleFrom(kind, start, Math.max(time, known)));
        for (int i = 0; i < counts.length; i++) {
            Bytes.put64(row, kind.keyBytes() + i * Long.BYTES, counts[i]);
        }
        return row;
    }
}
