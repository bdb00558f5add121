package io.trendguard.point;

/** Whether the customer can still be told before buying. */
public enum Stage {
    BEFORE_PURCHASE,
    AFTER_PURCHASE
}
