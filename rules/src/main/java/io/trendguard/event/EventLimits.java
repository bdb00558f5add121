package io.trendguard.event;

import java.time.Duration;
import java.time.Instant;

/**
 * How far an event may go before it is refused.
 *
 * @param earliest no time in an event may be before it
 * @param aheadOfClock how far a sender's clock may run ahead of ours
 * @param maxItems most lines of an order, or items of another list
 * @param maxFindings after so many findings the rest of an event is not looked at
 */
public record EventLimits(Instant earliest, Duration aheadOfClock, int maxItems, int maxFindings) {
    /** Used where nothing else is set. */
    public static final EventLimits DEFAULTS =
            new EventLimits(Instant.parse("2000-01-01T00:00:00Z"), Duration.ofMinutes(5), 500, 50);
}
