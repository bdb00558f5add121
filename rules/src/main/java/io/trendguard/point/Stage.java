package io.trendguard.point;

/** When a decision is made, seen from the customer. */
public enum Stage {
    /** The customer is there and waits: something can be shown, and everything can still be chosen otherwise. */
    BEFORE_PURCHASE,
    /** The customer has bought. */
    AFTER_PURCHASE,
    /** The customer has left without buying. */
    AWAY;

    /** Whether the customer waits for the answer; otherwise it goes out by a message, and may wait for its budget. */
    public boolean isAwaited() {
        return this == BEFORE_PURCHASE;
    }
}
