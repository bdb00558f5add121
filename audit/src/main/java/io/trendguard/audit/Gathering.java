package io.trendguard.audit;

import java.util.concurrent.TimeUnit;

/**
 * Lets commits share a forced write and a signature: while several append at once, a commit begins no sooner than a
 * millisecond after the one before, and takes all that came meanwhile. Who appends alone never waits for company
 * (PostgreSQL's {@code commit_delay} and {@code commit_siblings} do the same). Used by whoever leads.
 */
final class Gathering {
    static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    /** After as many commits without company nobody waits for any. */
    static final int ALONE = 16;
    /** As many groups at once need no more company. */
    static final int MANY = 64;

    private long last;
    private int waits;

    /** How long the next commit waits before it begins, in ns, at a reading of the nano clock. */
    long pause(long now) {
        return waits == 0 ? 0 : Math.max(0, PAUSE - (now - last));
    }

    /** A commit of so many groups begins. */
    void began(int groups, long now) {
        last = now;
        if (groups >= MANY) {
            waits = 0;
        } else if (groups > 1) {
            waits = ALONE;
        } else {
            waits = Math.max(0, waits - 1);
        }
    }
}
