package io.trendguard.model.history;

import io.trendguard.event.Tenant;

/**
 * Up to which day of purchase a shop's outcomes have been learnt at all. Where returns stop coming in, because a file
 * ends or a feed is down, the purchases after it are not kept: nobody knows. So rates stay where they were.
 */
final class Outcomes {
    private static final int LEARNT = 6;

    private Outcomes() {}

    static HistoryKey key(Tenant tenant) {
        return HistoryKey.of(tenant, HistoryKind.OUTCOMES, 0L);
    }

    /** A return of something that was bought then, learnt then. The earliest of a day stays. */
    static byte[] row(long boughtAt, long learnt) {
        byte[] row = new byte[HistoryKind.OUTCOMES.width()];
        Bytes.put48(row, 0, Buckets.start(HistoryKind.OUTCOMES, boughtAt));
        Bytes.put48(row, LEARNT, learnt);
        return row;
    }

    /** The end of the newest day of purchase of which a return was known by then, epoch milliseconds; 0 if none was. */
    static long until(Rows rows, long time, long known) {
        for (int i = rows.firstAt(time + 1) - 1; i >= 0; i--) {
            if (rows.known(i) <= Math.min(known, time)) {
                return rows.time(i) + Buckets.DAY;
            }
        }
        return 0;
    }
}
