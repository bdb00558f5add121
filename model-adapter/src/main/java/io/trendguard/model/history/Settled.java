package io.trendguard.model.history;

/**
 * What became of the lines of one group whose return windows were over at a moment, and of whose days outcomes had been
 * learnt at all; see {@link LineClock}.
 *
 * @param lines lines of the last 370 days, each as the share of its outcome that it shows; see {@link Exposure}
 * @param returned of these, how many had come back, for any reason
 * @param lines90 the same of lines bought in the last 90 days
 * @param returned90 of these, how many had come back
 * @param fit90 of these, how many because they did not fit
 * @param asOf time of the latest fact, epoch milliseconds; the start of time if there is none
 * @param forgotten whether the moment is so long before the newest fact that some of it is gone
 */
public record Settled(
        double lines, long returned, double lines90, long returned90, long fit90, long asOf, boolean forgotten) {
    /** Nothing is known. */
    public static final Settled NONE = new Settled(0, 0, 0, 0, 0, 0, false);

    static final int SOLD = 0;
    static final int RETURNED = 1;
    static final int FIT = 2;
    /** Lines that count by the time since the order alone: no delivery was told of them, and they did not come back. */
    static final int WAITING = 3;
    /** What is older may be dropped while a purchase is still read exactly. */
    private static final long FAR = HistoryKind.SETTLED.retentionMillis() - HistoryKind.STEADY.toMillis();

    static byte[] row(long boughtAt, long visible, long[] counts) {
        return Counts.row(HistoryKind.SETTLED, boughtAt, visible, counts);
    }

    /** When the lines were bought that a read at that time may count. */
    static long since(long time) {
        return time - FAR;
    }

    /** What is known at a moment. */
    static Settled read(Rows rows, long time, Outcomes outcomes) {
        double lines = 0;
        long returned = 0;
        double lines90 = 0;
        long returned90 = 0;
        long fit90 = 0;
        long asOf = 0;
        long recent = outcomes.learntUntil() - Window.DAYS_90.millis();
        for (int i = rows.firstAt(since(time));
                i < rows.size() && rows.time(i) + Buckets.WEEK <= outcomes.boughtUntil();
                i++) {
            long visible = LateCells.visible(rows.known(i));
            if (visible <= outcomes.learntUntil()) {
                double sold = outcomes.lines(rows.time(i), rows.counter(i, SOLD), rows.counter(i, WAITING));
                asOf = Math.max(asOf, visible);
                lines += sold;
                returned += rows.counter(i, RETURNED);
                if (rows.time(i) >= recent) {
                    lines90 += sold;
                    returned90 += rows.counter(i, RETURNED);
                    fit90 += rows.counter(i, FIT);
                }
            }
        }
        boolean forgotten = rows.size() > 0 && rows.time(rows.size() - 1) - time > HistoryKind.STEADY.toMillis();
        return new Settled(lines, returned, lines90, returned90, fit90, asOf, forgotten);
    }
}
