package io.trendguard.model.history;

/**
 * What became of the lines of one group that were bought so long before a moment that their time to be sent back was over
 * then, and of whose days outcomes had been learnt at all.
 *
 * @param lines lines of the last 370 days
 * @param returned of these, how many had come back, for any reason
 * @param lines90 lines bought in the last 90 days
 * @param returned90 of these, how many had come back
 * @param fit90 of these, how many because they did not fit
 * @param asOf time of the latest fact, epoch milliseconds; the start of time if there is none
 * @param forgotten whether the moment is so long before the newest fact that some of it is gone
 */
public record Settled(
        long lines, long returned, long lines90, long returned90, long fit90, long asOf, boolean forgotten) {
    /** Nothing is known. */
    public static final Settled NONE = new Settled(0, 0, 0, 0, 0, 0, false);

    private static final int SOLD = 0;
    private static final int RETURNED = 1;
    private static final int FIT = 2;
    /** What is older may be dropped while a purchase is still read exactly. */
    private static final long FAR = HistoryKind.SETTLED.retentionMillis() - HistoryKind.STEADY.toMillis();

    static byte[] sold(long time, long known) {
        return row(time, known, SOLD, false);
    }

    static byte[] returned(long boughtAt, long known, boolean fit) {
        return row(boughtAt, known, RETURNED, fit);
    }

    private static byte[] row(long time, long known, int counter, boolean fit) {
        long[] counts = new long[HistoryKind.SETTLED.counters()];
        counts[counter] = 1;
        counts[FIT] = fit ? 1 : 0;
        return Counts.row(HistoryKind.SETTLED, time, known, counts);
    }

    static Settled read(Rows rows, long time, long known, long outcomesUntil) {
        long lines = 0;
        long returned = 0;
        long lines90 = 0;
        long returned90 = 0;
        long fit90 = 0;
        long asOf = 0;
        long recent = time - Window.DAYS_90.millis();
        for (int i = rows.firstAt(time - FAR); i < rows.size() && rows.time(i) + Buckets.WEEK <= outcomesUntil; i++) {
            long visible = LateCells.visible(rows.known(i));
            if (visible <= Math.min(known, time)) {
                asOf = Math.max(asOf, visible);
                lines += rows.counter(i, SOLD);
                returned += rows.counter(i, RETURNED);
                if (rows.time(i) >= recent) {
                    lines90 += rows.counter(i, SOLD);
                    returned90 += rows.counter(i, RETURNED);
                    fit90 += rows.counter(i, FIT);
                }
            }
        }
        boolean forgotten = rows.size() > 0 && rows.time(rows.size() - 1) - time > HistoryKind.STEADY.toMillis();
        // A return may be learnt before a purchase that was sent in late.
        return new Settled(
                lines,
                Math.min(returned, lines),
                lines90,
                Math.min(returned90, lines90),
                Math.min(fit90, lines90),
                asOf,
                forgotten);
    }
}
