package io.trendguard.channels.outbox;

import io.trendguard.event.Channel;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;

/**
 * A treatment without a final delivery.
 *
 * @param attempts attempts so far
 * @param state whether it waits, is under way or is in doubt
 * @param since when that state began
 * @param due when it is to be looked at, while it waits
 * @param note the latest result in words, empty before the first
 */
record Pending(Treatment treatment, int attempts, State state, Instant since, Instant due, String note) {

    /** Where a pending treatment stands. */
    enum State {
        WAITING,
        ATTEMPTING,
        IN_DOUBT
    }

    static Pending of(Treatment treatment, Instant since) {
        return new Pending(treatment, 0, State.WAITING, since, treatment.notBefore(), "");
    }

    /** Checkout answers and internal marks are handed over by whoever writes their entries. */
    boolean leavesByOutbox() {
        return treatment.channel() != Channel.CHECKOUT && treatment.channel() != Channel.INTERNAL;
    }

    Pending attempting(int attempt, Instant at) {
        return new Pending(treatment, attempt, State.ATTEMPTING, at, due, note);
    }

    Pending waiting(Instant at, Instant due, String note) {
        return new Pending(treatment, attempts, State.WAITING, at, due, note);
    }

    Pending inDoubt(Instant at, String note) {
        return new Pending(treatment, attempts, State.IN_DOUBT, at, due, note);
    }
}
