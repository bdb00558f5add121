package io.trendguard.model.history;

import java.time.Duration;

/**
 * The kinds of history, each a list of rows sorted by time. Memory per entity is bounded: a row older than the newest by
 * more than the retention is dropped, and beyond the cap the oldest are. What stays depends on the facts alone and not
 * on their order, so that late and shuffled facts end in the same bytes.
 *
 * <p>Much-bought things are counted in buckets, which retention alone bounds: one row for each hour, day or
 * week, and up to {@link #lateCells} and one more where facts were learnt after it.
 *
 * <p>Windows reach back 90 days; everything behind them is kept 31 days longer, so that a vector can be read again,
 * unchanged, while its purchase is at most {@link #STEADY} older than the newest fact.
 */
public enum HistoryKind {
    /** Lines bought, delivered and returned by one customer, exact, about a year. The first row ever is kept for the tenure. */
    CUSTOMER('c', 68, 0, 6, 7, Duration.ofDays(400), 384),
    /** Tabs that one customer opened, exact. */
    SESSION('s', 20, 0, 0, 6, Duration.ofDays(32), 128),
    /** Carts of one customer, exact. */
    CART('k', 26, 0, 0, 6, Duration.ofDays(61), 64),
    /** Sales, prices and ratings of one product by hour; read for the day of a purchase. */
    PRODUCT_HOURS('h', 12, 4, 0, 6, Duration.ofDays(32), Integer.MAX_VALUE),
    /** The same by day. */
    PRODUCT_DAYS('d', 12, 4, 0, 6, Duration.ofDays(122), Integer.MAX_VALUE),
    /** Sales and prices of one brand by day. */
    BRAND('b', 12, 4, 0, 6, Duration.ofDays(122), Integer.MAX_VALUE),
    /** Sales and prices of one category by day. */
    CATEGORY('g', 12, 4, 0, 6, Duration.ofDays(122), Integer.MAX_VALUE),
    /** Lines of one {@link Cohort} by week and what came back of them, seen once their return windows are over. */
    SETTLED('o', 12, 4, 0, 6, Duration.ofDays(400), Integer.MAX_VALUE),
    /** When the first return of each day's purchases was learnt, one history for a shop. */
    OUTCOMES('w', 6, 0, 6, 6, Duration.ofDays(400), Integer.MAX_VALUE),
    /** Catalogue entries of one product, exact. */
    CATALOGUE('l', 98, 0, 0, 6, Duration.ofDays(36_500), 32),
    /** Resale prices of one product, exact. */
    RESALE('r', 26, 0, 0, 6, Duration.ofDays(122), 256),
    /** Readings of all trends that feature one product, exact. */
    TREND('t', 41, 0, 0, 6, Duration.ofDays(122), 768),
    /** Followers of one creator, exact. */
    CREATOR('f', 18, 0, 0, 6, Duration.ofDays(36_500), 32),
    /** Products that one creator showed, one row for each day. */
    CREATOR_PRODUCTS('p', 20, 0, 0, 6, Duration.ofDays(122), 512),
    /** Sentiment of comments under one creator's videos by day. */
    CREATOR_COMMENTS('m', 12, 3, 0, 6, Duration.ofDays(122), Integer.MAX_VALUE),
    /** Sentiment of comments under one trend by hour. */
    TREND_COMMENTS('n', 12, 3, 0, 6, Duration.ofDays(39), Integer.MAX_VALUE),
    /** How a shop was set up, exact, one history for a shop. */
    SHOP('a', 15, 0, 0, 6, Duration.ofDays(36_500), 64);

    /** How much older than the newest fact a purchase may be and still be read exactly. */
    public static final Duration STEADY = Duration.ofDays(30);

    /** A bucket keeps so many different times of learning apart; beyond, its late facts share the latest. */
    private static final int LATE_CELLS = 16;
    /** Windows end at many different weeks: {@link Buckets#visibleFrom} gives fewer in the time that is kept. */
    private static final int LATE_CELLS_OF_WINDOWS = 40;

    private static final HistoryKind[] ALL = values();

    private final char code;
    private final int keyBytes;
    private final int counters;
    private final int tailOffset;
    private final int width;
    private final int knownOffset;
    private final long retentionMillis;
    private final int cap;

    HistoryKind(char code, int keyBytes, int counters, int tailBytes, int knownOffset, Duration retention, int cap) {
        this.code = code;
        this.keyBytes = keyBytes;
        this.counters = counters;
        this.tailOffset = keyBytes + counters * Long.BYTES;
        this.width = tailOffset + tailBytes;
        this.knownOffset = knownOffset;
        this.retentionMillis = retention.toMillis();
        this.cap = cap;
    }

    static HistoryKind ofCode(byte code) {
        for (HistoryKind kind : ALL) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "There is no kind of history (%d). Maybe the store was written by a later version; rebuild it."
                        .formatted(code));
    }

    byte code() {
        return (byte) code;
    }

    /** Bytes that order and identify a row; the time comes first. */
    int keyBytes() {
        return keyBytes;
    }

    /** Numbers of a row that are added up. */
    int counters() {
        return counters;
    }

    /** Whether rows are buckets that count facts, rather than facts. */
    boolean cells() {
        return counters > 0;
    }

    int width() {
        return width;
    }

    int tailOffset() {
        return tailOffset;
    }

    /** Where a row says when it was learnt, or from when on it may be seen. */
    int knownOffset() {
        return knownOffset;
    }

    /** A bucket keeps so many different times of learning apart. */
    int lateCells() {
        return this == SETTLED ? LATE_CELLS_OF_WINDOWS : LATE_CELLS;
    }

    boolean hasTail() {
        return width > tailOffset;
    }

    boolean keepsFirst() {
        return this == CUSTOMER;
    }

    long retentionMillis() {
        return retentionMillis;
    }

    int cap() {
        return cap;
    }
}
