package io.trendguard.model.history;

/** Hours and days in which facts about much-bought things are counted, in UTC. */
final class Buckets {
    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;

    private Buckets() {}

    static long length(HistoryKind kind) {
        return kind == HistoryKind.PRODUCT_HOURS || kind == HistoryKind.TREND_COMMENTS ? HOUR : DAY;
    }

    static long start(HistoryKind kind, long time) {
        return Math.floorDiv(time, length(kind)) * length(kind);
    }
}
