package io.trendguard.model.history;

/** Hours, days and weeks in which facts about much-bought things are counted, in UTC. */
final class Buckets {
    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;
    static final long WEEK = 7 * DAY;
    /** How long a customer may send something back where nobody tells of a delivery: after it, it was kept. */
    static final long SETTLING = 30 * DAY;
    /** Outcomes that count later than so long after their week are told apart by four weeks instead of by one. */
    private static final long LATE = 16 * WEEK;

    private Buckets() {}

    static long length(HistoryKind kind) {
        return switch (kind) {
            case PRODUCT_HOURS, TREND_COMMENTS -> HOUR;
            case SETTLED -> WEEK;
            default -> DAY;
        };
    }

    /** When a bucket may be seen at the earliest. */
    static long opens(HistoryKind kind, long start) {
        return start + length(kind);
    }

    /** When a fact of a bucket may be seen: once the bucket is open and the fact is known, at whole steps. */
    static long visibleFrom(HistoryKind kind, long start, long knownAt) {
        long opens = opens(kind, start);
        long step = kind != HistoryKind.SETTLED ? 1_000L : knownAt - start <= LATE ? WEEK : 4 * WEEK;
        return knownAt <= opens ? opens : Math.floorDiv(knownAt + step - 1, step) * step;
    }

    static long start(HistoryKind kind, long time) {
        return Math.floorDiv(time, length(kind)) * length(kind);
    }
}
