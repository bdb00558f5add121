package io.trendguard.model.history;

/**
 * Facts that were learnt after their bucket had opened keep the second from which they may be seen. A bucket keeps up to
 * {@link HistoryKind#lateCells} such seconds apart; with more, all its late facts share the latest one, so that none is
 * seen too early. Which of the two it is depends on the facts alone and not on their order.
 */
final class LateCells {
    /** Seconds are whole; one millisecond more marks the cell that late facts share. */
    private static final long SHARED = 1;

    private LateCells() {}

    /** The time from which a cell may be seen. */
    static long visible(long stored) {
        return stored - stored % 1_000;
    }

    private static boolean shared(long stored) {
        return stored % 1_000 == SHARED;
    }

    /** If the bucket of this row already shares one late cell, lets the row share it. */
    static void shareIfMany(Rows rows, byte[] row) {
        long bucket = Bytes.long48(row, 0);
        long known = Bytes.long48(row, rows.kind().knownOffset());
        for (int i = rows.firstAt(bucket); i < rows.size() && rows.time(i) == bucket; i++) {
            if (shared(rows.known(i)) && late(rows, bucket, known)) {
                byte[] joined = rows.row(i);
                long latest = Math.max(visible(rows.known(i)), known);
                Bytes.put48(joined, rows.kind().knownOffset(), latest + SHARED);
                rows.removeAt(i);
                rows.addPlain(joined);
                Bytes.put48(row, rows.kind().knownOffset(), latest + SHARED);
                return;
            }
        }
    }

    static boolean tooMany(Rows rows, long bucket) {
        int late = 0;
        for (int i = rows.firstAt(bucket); i < rows.size() && rows.time(i) == bucket; i++) {
            if (late(rows, bucket, rows.known(i)) && !shared(rows.known(i))) {
                late++;
            }
        }
        return late > rows.kind().lateCells();
    }

    /** Joins all late cells of a bucket. */
    static void join(Rows rows, long bucket) {
        long latest = 0;
        for (int i = rows.firstAt(bucket); i < rows.size() && rows.time(i) == bucket; i++) {
            latest = Math.max(latest, visible(rows.known(i)));
        }
        int i = rows.firstAt(bucket);
        while (i < rows.size() && rows.time(i) == bucket) {
            if (late(rows, bucket, rows.known(i)) && rows.known(i) != latest + SHARED) {
                byte[] row = rows.row(i);
                rows.removeAt(i);
                Bytes.put48(row, rows.kind().knownOffset(), latest + SHARED);
                rows.addPlain(row);
                i = rows.firstAt(bucket);
            } else {
                i++;
            }
        }
    }

    private static boolean late(Rows rows, long bucket, long known) {
        return known > Buckets.opens(rows.kind(), bucket);
    }
}
