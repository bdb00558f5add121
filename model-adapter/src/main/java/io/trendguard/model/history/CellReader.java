package io.trendguard.model.history;

import io.trendguard.event.Feed;
import java.util.Optional;

/** Adds up the buckets that had ended at a moment and whose facts had been learnt by then. */
final class CellReader {
    private static final int COUNTS = Counts.values().length;
    private static final Window[] WINDOWS = Window.values();
    private static final long WEEK = 7 * Buckets.DAY;
    private final long time;
    private final long known;
    private final Skipped skipped;
    private final long today;
    /** By the shortest window that holds a bucket; the longer windows hold the shorter ones. */
    private final long[][] inner = new long[WINDOWS.length][COUNTS];

    private final long[] weeks = new long[ItemCounts.WEEKS];
    private long asOf;
    private boolean forgotten;

    CellReader(long time, long known, Skipped skipped) {
        this.time = time;
        this.known = known;
        this.skipped = skipped;
        this.today = Math.floorDiv(time, Buckets.DAY) * Buckets.DAY;
    }

    /** The whole days before. */
    void days(Rows rows) {
        note(rows);
        for (int i = rows.firstAt(today - Window.DAYS_90.millis()); i < rows.size() && rows.time(i) < today; i++) {
            if (visible(rows, i)) {
                add(rows, i, rows.time(i) + Buckets.DAY);
                int week = (int) ((today - 1 - rows.time(i)) / WEEK);
                if (week < weeks.length) {
                    weeks[week] += rows.counter(i, Counts.SOLD.place());
                }
            }
        }
        skipped.add(Feed.PURCHASE, rows.size() - rows.firstAt(today + Buckets.DAY));
    }

    /** The whole hours of the day itself. */
    void hours(Rows rows) {
        int i = rows.firstAt(today);
        for (; i < rows.size() && rows.time(i) + Buckets.HOUR <= time; i++) {
            if (visible(rows, i)) {
                add(rows, i, rows.time(i) + Buckets.HOUR);
            }
        }
    }

    private boolean visible(Rows rows, int row) {
        boolean visible = LateCells.visible(rows.known(row)) <= known;
        if (!visible) {
            skipped.add(Feed.PURCHASE, 1);
        }
        return visible;
    }

    private void add(Rows rows, int row, long end) {
        asOf = Math.max(asOf, end);
        long back = today - rows.time(row);
        for (Window window : WINDOWS) {
            if (back <= window.millis()) {
                long[] sums = inner[window.place()];
                for (int c = 0; c < COUNTS; c++) {
                    sums[c] += rows.counter(row, c);
                }
                return;
            }
        }
    }

    private void note(Rows rows) {
        forgotten |= rows.size() > 0 && rows.time(rows.size() - 1) - time > HistoryKind.STEADY.toMillis();
    }

    ItemCounts counts() {
        long[][] totals = new long[WINDOWS.length][COUNTS];
        for (Window window : WINDOWS) {
            for (Window shorter : WINDOWS) {
                for (int c = 0; shorter.millis() <= window.millis() && c < COUNTS; c++) {
                    totals[window.place()][c] += inner[shorter.place()][c];
                }
            }
        }
        return new ItemCounts(totals, weeks, asOf, forgotten);
    }

    Optional<CommentSums> comments(Rows rows, Window window) {
        long length = Buckets.length(rows.kind());
        long count = 0;
        long sum = 0;
        long squares = 0;
        int i = rows.firstAt(today - window.millis());
        for (; i < rows.size() && rows.time(i) + length <= time; i++) {
            if (LateCells.visible(rows.known(i)) <= known) {
                count += rows.counter(i, 0);
                sum += rows.counter(i, 1);
                squares += rows.counter(i, 2);
                asOf = rows.time(i) + length;
            } else {
                skipped.add(Feed.COMMENT, 1);
            }
        }
        skipped.add(Feed.COMMENT, rows.size() - i);
        return count == 0
                ? Optional.empty()
                : Optional.of(new CommentSums(
                        count, Sentiments.mean(count, sum), Sentiments.deviation(count, sum, squares), asOf));
    }
}
