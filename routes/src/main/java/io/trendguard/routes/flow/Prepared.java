package io.trendguard.routes.flow;

import io.trendguard.event.Event;
import io.trendguard.event.PersonRef;
import io.trendguard.log.EventIdentity;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;

/** An event that was read and checked and waits for its lane. */
final class Prepared {
    private final Event event;
    private final EventIdentity identity;
    private final String origin;
    private final Submission.Purpose purpose;
    private final long arrivedNanos;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final CompletableFuture<Boolean> answered = new CompletableFuture<>();
    private volatile boolean awaited;

    Prepared(Event event, EventIdentity identity, String origin, Submission.Purpose purpose, long arrivedNanos) {
        this.event = event;
        this.identity = identity;
        this.origin = origin;
        this.purpose = purpose;
        this.arrivedNanos = arrivedNanos;
    }

    Event event() {
        return event;
    }

    EventIdentity identity() {
        return identity;
    }

    /** Where it came in. */
    String origin() {
        return origin;
    }

    /** The keyed hash of what was sent, as rejections name it. */
    String fingerprint() {
        return HexFormat.of().formatHex(identity.asSentHash());
    }

    Submission.Purpose purpose() {
        return purpose;
    }

    /** Nanoseconds since it arrived. */
    long ageNanos() {
        return System.nanoTime() - arrivedNanos;
    }

    /** What comes of it. */
    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    /** Somebody stands at the checkout and waits for what is decided. */
    void await() {
        awaited = true;
    }

    /** Whether somebody waits at the checkout; a cart that comes in a batch, a file or a topic has nobody to show it to. */
    boolean isAwaited() {
        return awaited;
    }

    /** Whether the shop was answered with the decision, and not before it. */
    CompletableFuture<Boolean> answered() {
        return answered;
    }

    void answered(boolean withDecision) {
        answered.complete(withDecision);
    }

    /** Events of one person share a lane; others are spread by their name. */
    Object laneKey() {
        return event.person().map(PersonRef::id).orElseGet(() -> event.key().hex());
    }
}
