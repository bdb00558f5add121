package io.trendguard.model.history;

/**
 * How much of its outcome a line shows by its age. Where a shop tells of deliveries, a line of which none is told is on its
 * way, and counts only after so long a time that nothing will come; until then, as many count as never arrived of the older
 * ones. Where nobody tells of deliveries, a line counts from a
 * fixed time after the order, and some returns become known even later; by the delays of the shop's own older lines a younger
 * line counts as the share of a line whose return would be known by now. Rates then neither fall nor rise towards the present.
 */
final class Exposure {
    /** Older lines show all that they will show. */
    private static final int WEEKS = 18;
    /** With fewer returns of older lines nobody can tell how long they take. */
    private static final long FEWEST = 100;
    /** No correction is larger than these, so that a few odd weeks cannot turn a rate over. */
    private static final double LEAST = 0.25;

    private static final double MOST = 2;
    private static final double MOST_NEVER = 0.5;

    private final boolean deliveriesTold;
    private final double neverArrived;
    private final double[] byWeeks;

    private Exposure(boolean deliveriesTold, double neverArrived, double... byWeeks) {
        this.deliveriesTold = deliveriesTold;
        this.neverArrived = neverArrived;
        this.byWeeks = byWeeks;
    }

    /**
     * By what became of all lines of a shop.
     *
     * @param shop the history of {@link Cohort#SHOP}
     * @param since older lines are left out
     * @param until what could be seen later is left out
     */
    static Exposure of(Rows shop, long since, long until) {
        double[] sold = new double[WEEKS];
        double[] returned = new double[WEEKS];
        double allSold = 0;
        double allReturned = 0;
        double allWaiting = 0;
        long kept = 0;
        long waiting = 0;
        long oldest = until - WEEKS * Buckets.WEEK;
        for (int i = shop.firstAt(since); i < shop.size() && shop.time(i) <= until; i++) {
            long visible = LateCells.visible(shop.known(i));
            if (visible > until) {
                continue;
            }
            kept += shop.counter(i, Settled.SOLD) - shop.counter(i, Settled.RETURNED);
            waiting += shop.counter(i, Settled.WAITING);
            if (shop.time(i) > oldest) {
                continue;
            }
            allSold += shop.counter(i, Settled.SOLD);
            allReturned += shop.counter(i, Settled.RETURNED);
            allWaiting += shop.counter(i, Settled.WAITING);
            for (int week = weeks(shop.time(i), visible); week < WEEKS; week++) {
                sold[week] += shop.counter(i, Settled.SOLD);
                returned[week] += shop.counter(i, Settled.RETURNED);
            }
        }
        boolean deliveriesTold = 2 * waiting < kept;
        if (deliveriesTold || allReturned < FEWEST) {
            return new Exposure(deliveriesTold, allReturned < FEWEST ? 0 : Math.min(MOST_NEVER, allWaiting / allSold));
        }
        double[] shares = new double[WEEKS];
        for (int week = 0; week < WEEKS; week++) {
            shares[week] = sold[week] == 0 ? 1 : returned[week] / allReturned / (sold[week] / allSold);
            shares[week] = Math.min(MOST, Math.max(LEAST, shares[week]));
        }
        return new Exposure(false, 0, shares);
    }

    private static int weeks(long bought, long now) {
        return (int) Math.min(WEEKS, (now - Buckets.start(HistoryKind.SETTLED, bought)) / Buckets.WEEK);
    }

    /**
     * How many lines some count for that were bought then and count now.
     *
     * @param sold of them
     * @param waiting of these, see {@link Settled#WAITING}
     */
    double lines(long bought, long now, long sold, long waiting) {
        int weeks = weeks(bought, now);
        if (deliveriesTold) {
            return weeks < WEEKS ? (sold - waiting) / (1 - neverArrived) : sold;
        }
        return sold * (weeks < byWeeks.length ? byWeeks[weeks] : 1);
    }
}
