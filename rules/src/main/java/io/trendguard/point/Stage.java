package io.trendguard.point;

/** Whether a decision comes before the purchase, when the customer can still choose otherwise, or after it. */
public enum Stage {
    BEFORE_PURCHASE,
    AFTER_PURCHASE
}
