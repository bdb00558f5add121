package io.trendguard.model.history;

import io.trendguard.event.Tenant;

/**
 * How far the outcomes of a shop are known at a moment. Where returns stop coming in, because a file ends or a feed is
 * down, what was bought lately is not kept: nobody knows. So rates stay where they were.
 */
final class Outcomes {
    private static final int LEARNT = 6;

    private final long boughtUntil;
    private final long learntUntil;
    private final Exposure exposure;

    private Outcomes(long boughtUntil, long learntUntil, Exposure exposure) {
        this.boughtUntil = boughtUntil;
        this.learntUntil = learntUntil;
        this.exposure = exposure;
    }

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

    /** What was known at a moment. */
    static Outcomes at(Shelf shelf, Tenant tenant, long moment) {
        Rows rows = shelf.read(key(tenant));
        Rows shop = shelf.read(HistoryKey.of(tenant, HistoryKind.SETTLED, Cohort.SHOP.of(Traits.NONE)));
        long boughtUntil = 0;
        long learntUntil = 0;
        for (int i = rows.firstAt(moment + 1) - 1; i >= 0; i--) {
            if (rows.known(i) <= moment) {
                boughtUntil = Math.max(boughtUntil, rows.time(i) + Buckets.DAY);
                learntUntil = Math.max(learntUntil, rows.known(i));
            }
        }
        return new Outcomes(boughtUntil, learntUntil, Exposure.of(shop, Settled.since(moment), learntUntil));
    }

    /** The end of the newest day of purchase of which a return was known, epoch milliseconds; 0 if none was. */
    long boughtUntil() {
        return boughtUntil;
    }

    /**
     * When the newest return was learnt, epoch milliseconds; 0 if none was. A window that ended later says nothing: what came
     * back may not have been told.
     */
    long learntUntil() {
        return learntUntil;
    }

    /** How many lines some that were bought then count for, by the share of their outcome that they show. */
    double lines(long boughtAt, long sold, long waiting) {
        return exposure.lines(boughtAt, learntUntil, sold, waiting);
    }
}
