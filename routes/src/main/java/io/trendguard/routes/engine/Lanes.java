package io.trendguard.routes.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that decide. Everything about one person goes through the same lane, in the order of arrival, so that a decision
 * sees all earlier events of that person. A full lane refuses, so that the sender slows down and nothing is dropped.
 */
public final class Lanes implements AutoCloseable {
    private final List<ThreadPoolExecutor> lanes = new ArrayList<>();

    public Lanes(int count, int queue) {
        for (int i = 0; i < count; i++) {
            int number = i;
            lanes.add(new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(queue),
                    task -> new Thread(task, "lane-" + number)));
        }
    }

    /**
     * Runs a task in the lane of a key.
     *
     * @throws BusyException if too many are waiting there
     */
    public void run(Object key, Runnable task) {
        try {
            lane(key).execute(task);
        } catch (RejectedExecutionException e) {
            throw new BusyException(e);
        }
    }

    /**
     * Runs a task in the lane of a key, waiting for a place there.
     *
     * @throws BusyException if there is none within the time
     */
    public void runPatiently(Object key, Runnable task, Duration patience) {
        ThreadPoolExecutor lane = lane(key);
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                lane.execute(task);
                return;
            } catch (RejectedExecutionException e) {
                if (lane.isShutdown() || System.nanoTime() > until) {
                    throw new BusyException(e);
                }
                LockSupport.parkNanos(200_000);
            }
        }
    }

    private ThreadPoolExecutor lane(Object key) {
        return lanes.get(Math.floorMod(spread(key.hashCode()), lanes.size()));
    }

    private static int spread(int hash) {
        return (hash * 0x9E3779B9) >>> 7;
    }

    /** Lets what was accepted finish. */
    @Override
    public void close() {
        lanes.forEach(ThreadPoolExecutor::shutdown);
        for (ThreadPoolExecutor lane : lanes) {
            try {
                if (!lane.awaitTermination(20, TimeUnit.SECONDS)) {
                    lane.shutdownNow();
                }
            } catch (InterruptedException e) {
                lane.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Too much is waiting; the sender should try again shortly. */
    public static final class BusyException extends RuntimeException {
        BusyException(Throwable cause) {
            super("Too many events are waiting. Send again after the time given in Retry-After.", cause);
        }

        /** @param message what is busy, and what to do */
        public BusyException(String message) {
            super(message);
        }
    }
}
