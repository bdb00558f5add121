package io.trendguard.point.regret;

import io.trendguard.point.DecisionPoint;

/** The decision point {@code regret}: the risk that a customer sends back what they buy. */
public final class RegretPoint {
    /** Its name. */
    public static final DecisionPoint NAME = new DecisionPoint("regret");

    private RegretPoint() {}
}
