package io.trendguard.routes.flow;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A circuit breaker around something that may fail or be slow. After some failures in a row it is not asked any more for a
 * while, so that a broken part costs no time; then one call tries again.
 */
public final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final String name;
    private final int failuresToOpen;
    private final Duration open;
    private final Duration slow;
    private final LongSupplier nanoTime;
    private int failures;
    private long openedAt;
    private long calls;
    private long failed;

    /** @param slow an answer that takes longer counts as a failure, though it is used */
    public Guard(String name, int failuresToOpen, Duration open, Duration slow, LongSupplier nanoTime) {
        this.name = name;
        this.failuresToOpen = failuresToOpen;
        this.open = open;
        this.slow = slow;
        this.nanoTime = nanoTime;
    }

    /**
     * Asks the part behind the guard.
     *
     * @throws UnavailableException if it fails, or failed or was slow too often just now
     */
    public <T> T call(Supplier<T> part) {
        if (!mayTry()) {
            throw new UnavailableException(
                    "%s failed or was slow %d times in a row and is left alone for a while"
                            .formatted(name, failuresToOpen),
                    null);
        }
        long begin = nanoTime.getAsLong();
        try {
            T result = part.get();
            if (nanoTime.getAsLong() - begin > slow.toNanos()) {
                failed("took longer than " + slow);
            } else {
                succeeded();
            }
            return result;
        } catch (RuntimeException e) {
            failed(e.getMessage());
            throw new UnavailableException(name + " failed: " + e.getMessage(), e);
        }
    }

    /** Whether calls are refused at the moment. */
    public synchronized boolean isOpen() {
        return failures >= failuresToOpen && nanoTime.getAsLong() - openedAt < open.toNanos();
    }

    /** How it stands now. */
    public synchronized BreakerStatus status() {
        boolean closed = failures < failuresToOpen;
        Duration left = open.minusNanos(nanoTime.getAsLong() - openedAt);
        BreakerStatus.State state = closed
                ? BreakerStatus.State.CLOSED
                : isOpen() ? BreakerStatus.State.OPEN : BreakerStatus.State.HALF_OPEN;
        return new BreakerStatus(
                name,
                state,
                failures,
                failuresToOpen,
                calls,
                failed,
                Optional.of(left).filter(some -> state == BreakerStatus.State.OPEN));
    }

    /** The first who asks after the while tries; the others are refused until it is known what came of that. */
    private synchronized boolean mayTry() {
        if (isOpen()) {
            return false;
        }
        if (failures >= failuresToOpen) {
            openedAt = nanoTime.getAsLong();
        }
        return true;
    }

    private synchronized void succeeded() {
        calls++;
        if (failures >= failuresToOpen) {
            LOG.info("{} answers again.", name);
        }
        failures = 0;
    }

    private synchronized void failed(@Nullable String cause) {
        calls++;
        failed++;
        failures++;
        openedAt = nanoTime.getAsLong();
        if (failures == failuresToOpen) {
            LOG.warn(
                    "{} failed or was slow {} times in a row, at last: {}. It is left alone for {}.",
                    name,
                    failures,
                    cause,
                    open);
        }
    }

    /** The part could not answer. */
    public static final class UnavailableException extends RuntimeException {
        UnavailableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
