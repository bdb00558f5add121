package io.trendguard.event;

/** A way to reach a customer, or a colleague. */
public enum Channel {
    /** Shown in the answer of the checkout call. */
    CHECKOUT,
    EMAIL,
    SMS,
    PUSH,
    WEBHOOK,
    /** No message: a mark for logistics or for a colleague. */
    INTERNAL;

    /** Whether a message leaves the shop for the customer, so that consent, quiet hours and caps apply. */
    public boolean contactsCustomer() {
        return this == EMAIL || this == SMS || this == PUSH;
    }
}
