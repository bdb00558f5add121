package io.trendguard.simulation.market;

/**
 * Something that is going to happen, small enough to keep by the hundred thousand: what is said about it is derived when
 * its time has come.
 *
 * @param at when it is known, epoch milliseconds
 * @param time when it happens
 * @param kind what
 * @param subject of which order, customer, trend, creator or product
 * @param part which one of several
 */
record Happening(long at, long time, Kind kind, long subject, int part) implements Comparable<Happening> {

    /** What can happen; at the same moment in this order. */
    enum Kind {
        PRODUCT,
        CREATOR,
        TREND_AHEAD,
        TREND,
        RESALE,
        COMMENT,
        ORDER_AHEAD,
        CONSENT,
        SESSION,
        CART,
        CHECKOUT,
        PURCHASE,
        REVIEW,
        RETURN,
        PASSER_BY_AHEAD,
        PASSER_BY_SESSION,
        PASSER_BY_CART
    }

    @Override
    public int compareTo(Happening other) {
        int order = Long.compare(at, other.at);
        order = order != 0 ? order : kind.compareTo(other.kind);
        order = order != 0 ? order : Long.compare(subject, other.subject);
        return order != 0 ? order : Integer.compare(part, other.part);
    }
}
