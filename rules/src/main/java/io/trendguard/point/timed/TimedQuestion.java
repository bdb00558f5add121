package io.trendguard.point.timed;

import io.trendguard.event.Event;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.follow.Fold;
import io.trendguard.point.DecisionPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A question of a decision point that is due when nothing has happened for a time. What is quiet is folded from the log, so
 * that a restart forgets none; when its time comes the service reports that as an event of its own, which is decided like any
 * other. Found by {@link java.util.ServiceLoader}.
 *
 * @param <R> what is known under one name
 */
public interface TimedQuestion<R> extends Fold<R> {
    /** Its name in snapshots. */
    String name();

    /** The class of a row. */
    Class<R> rowType();

    /** Whose question it is. */
    DecisionPoint point();

    /** The rulebook's parameter that says for how many hours nothing must have happened. */
    String waitParameter();

    /** How long after it went quiet the question is still worth asking. */
    Duration horizon();

    /** Since when something in a row has been quiet that nobody has asked about; absent if there is nothing. */
    Optional<Instant> quietSince(R row);

    /** The name of the row that knows of a person's orders or carts. */
    String rowOf(PersonRef person);

    /** Whether an order or cart is settled by now, so that nothing needs to be said about it any more. */
    boolean isSettled(R row, String orderId);

    /**
     * The event that asks about what has been quiet the longest. Asked twice about the same, it has the same name.
     *
     * @param name of the row
     * @param now when it is asked
     */
    Event ask(Tenant tenant, String name, R row, Instant now);
}
