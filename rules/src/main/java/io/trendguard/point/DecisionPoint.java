package io.trendguard.point;

/** Where a decision is asked for; each has its own features, model and rulebook. */
public enum DecisionPoint {
    REGRET,
    CART,
    ABUSE
}
