package io.trendguard.model.history;

import java.util.Optional;

/** Reads the trend that featured a product last before a moment. */
final class TrendReader {
    private static final int TREND = 12;
    private static final int CREATOR = 20;
    private static final int VIEWS = 28;
    private static final int LIKES = 34;
    private static final int ENDED = 40;

    private TrendReader() {}

    static Optional<TrendPast> newest(Rows rows, int end, long time, long known) {
        int last = end - 1;
        while (last >= 0 && rows.known(last) > known) {
            last--;
        }
        int oldest = rows.firstAt(time - Window.DAYS_90.millis());
        if (last < oldest) {
            return Optional.empty();
        }
        long trend = rows.long64(last, TREND);
        long[] times = new long[last - oldest + 1];
        long[] views = new long[last - oldest + 1];
        long[] likes = new long[last - oldest + 1];
        LongTable recent = new LongTable();
        int size = 0;
        for (int i = oldest; i <= last; i++) {
            if (rows.known(i) <= known) {
                if (rows.time(i) >= time - Window.DAYS_7.millis()) {
                    recent.add(rows.long64(i, TREND));
                }
                if (rows.long64(i, TREND) == trend) {
                    times[size] = rows.time(i);
                    views[size] = rows.long48(i, VIEWS);
                    likes[size++] = rows.long48(i, LIKES);
                }
            }
        }
        return Optional.of(new TrendPast(
                trend,
                rows.long64(last, CREATOR),
                java.util.Arrays.copyOf(times, size),
                java.util.Arrays.copyOf(views, size),
                java.util.Arrays.copyOf(likes, size),
                rows.byte8(last, ENDED) != 0,
                recent.size()));
    }
}
