package io.trendguard.decision;

/** Where a decision is asked for; each has its own features, model and rulebook. */
public enum DecisionPoint {
    REGRET,
    CART,
    ABUSE
}
