package io.trendguard.model.history;

/**
 * How much of its outcome a line shows by its age. Where nobody tells of deliveries, a line counts from a fixed time after
 * the order, and some returns become known even later; by the delays of the shop's own older lines a younger line counts
 * as the share of a line whose return would be known by now. Rates then neither fall nor rise towards the present.
 */
final class Exposure {
    /** A line shows all of its outcome. */
    static final Exposure FULL = new Exposure(new double[0]);

    /** Older lines show all that they will show. */
    private static final int WEEKS = 18;
    /** With fewer returns of older lines nobody can tell how long they take. */
    private static final long FEWEST = 100;

    /** Without deliveries nothing counts after so few weeks. */
    private static final int BEFORE_USUAL = (int) (Buckets.SETTLING / Buckets.WEEK);
    /** No correction is larger than these, so that a few odd weeks cannot turn a rate over. */
    private static final double LEAST = 0.25;

    private static final double MOST = 2;

    private final double[] byWeeks;

    private Exposure(double[] byWeeks) {
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
        long oldest = until - WEEKS * Buckets.WEEK;
        for (int i = shop.firstAt(since); i < shop.size() && shop.time(i) <= oldest; i++) {
            long visible = LateCells.visible(shop.known(i));
            if (visible > until) {
                continue;
            }
            allSold += shop.counter(i, Settled.SOLD);
            allReturned += shop.counter(i, Settled.RETURNED);
            for (int week = weeks(shop.time(i), visible); week < WEEKS; week++) {
                sold[week] += shop.counter(i, Settled.SOLD);
                returned[week] += shop.counter(i, Settled.RETURNED);
            }
        }
        boolean deliveriesTold = sold[BEFORE_USUAL] > 0;
        if (deliveriesTold || allReturned < FEWEST) {
            return FULL;
        }
        double[] shares = new double[WEEKS];
        for (int week = 0; week < WEEKS; week++) {
            shares[week] = sold[week] == 0 ? 1 : returned[week] / allReturned / (sold[week] / allSold);
            shares[week] = Math.min(MOST, Math.max(LEAST, shares[week]));
        }
        return new Exposure(shares);
    }

    private static int weeks(long bought, long now) {
        return (int) Math.min(WEEKS, (now - Buckets.start(HistoryKind.SETTLED, bought)) / Buckets.WEEK);
    }

    /** The share of its outcome that a line shows which was bought then and counts now. */
    double of(long bought, long now) {
        int weeks = weeks(bought, now);
        return weeks < byWeeks.length ? byWeeks[weeks] : 1;
    }
}
