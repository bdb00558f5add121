package io.trendguard.model.history;

/** What the buckets of a product, brand or category count. */
public enum Counts {
    /** Lines sold. */
    SOLD(0),
    /** Lines that came back, for any reason, counted when they came back. */
    RETURNED(1),
    /** Of these, because they did not fit. */
    FIT(2),
    /** Sum of the prices paid for one piece, minor units. */
    PRICES(3),
    /** Reviews. */
    REVIEWS(4),
    /** Sum of their stars. */
    STARS(5);

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
        Bytes.put48(
                row, kind.knownOffset(), LateCells.visibleFrom(start + Buckets.length(kind), Math.max(time, known)));
        for (int i = 0; i < counts.length; i++) {
            Bytes.put64(row, kind.keyBytes() + i * Long.BYTES, counts[i]);
        }
        return row;
    }
}
