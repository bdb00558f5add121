package io.trendguard.routes.flow;

import java.time.Duration;
import java.util.Optional;

/**
 * How a circuit breaker stands.
 *
 * @param name of what is behind it
 * @param failuresInARow now
 * @param opensAfter so many failures in a row
 * @param calls since the start
 * @param failed of these, with those that were too slow
 * @param nextTry how long it is left alone from now on; absent unless it is open
 */
public record BreakerStatus(
        String name,
        State state,
        int failuresInARow,
        int opensAfter,
        long calls,
        long failed,
        Optional<Duration> nextTry) {

    /** Whether what is behind it is asked. */
    public enum State {
        /** Every call goes through. */
        CLOSED,
        /** The next call tries, and decides for the others. */
        HALF_OPEN,
        /** No call goes through for a while. */
        OPEN
    }
}
