package io.trendguard.routes.engine;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A circuit breaker around something that may fail. After some failures in a row it is not asked any more for a while, so
 * that a broken part costs no time; then one call tries again.
 */
public final class Guard {
    private final String name;
    private final int failuresToOpen;
    private final long openNanos;
    private final LongSupplier nanoTime;
    private int failures;
    private long openedAt;

    public Guard(String name, int failuresToOpen, Duration open, LongSupplier nanoTime) {
        this.name = name;
        this.failuresToOpen = failuresToOpen;
        this.openNanos = open.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * Asks the part behind the guard.
     *
     * @throws UnavailableException if it fails, or failed too often just now
     */
    public <T> T call(Supplier<T> part) {
        if (isOpen()) {
            throw new UnavailableException(name + " failed repeatedly and is left alone for a while", null);
        }
        try {
            T result = part.get();
            succeeded();
            return result;
        } catch (RuntimeException e) {
            failed();
            throw new UnavailableException(name + " failed: " + e.getMessage(), e);
        }
    }

    /** Whether calls are refused at the moment. */
    public synchronized boolean isOpen() {
        return failures >= failuresToOpen && nanoTime.getAsLong() - openedAt < openNanos;
    }

    private synchronized void succeeded() {
        failures = 0;
    }

    private synchronized void failed() {
        failures++;
        openedAt = nanoTime.getAsLong();
    }

    /** The part could not answer. */
    public static final class UnavailableException extends RuntimeException {
        UnavailableException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
