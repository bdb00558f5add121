package io.trendguard.routes.flow;

import io.trendguard.event.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Threads that decide. Everything about one person goes through the same lane, in the order of arrival, so that a decision
 * sees all earlier events of that person. Tenants take turns in a lane. A lane that is full for a tenant refuses its events,
 * so that the sender slows down and nothing is dropped.
 */
public final class Lanes implements AutoCloseable {
    private static final Duration TO_FINISH = Duration.ofSeconds(20);
    /** One in so many places more is kept for checkouts. */
    private static final int RESERVE = 4;

    private final List<Lane> lanes;
    private final int places;

    /** What is done in a lane. */
    public interface Task {
        /** @param room whether there was room for what the tenant brings */
        void run(boolean room);
    }

    /**
     * @param places events of one tenant that may wait for one lane
     * @param room whether there is room for what a tenant brings; other tenants have their turns while there is none
     * @param forRoom how long a lane waits for that if nobody has room
     */
    public Lanes(int count, int places, Predicate<Tenant> room, Duration forRoom) {
        this.lanes = IntStream.range(0, count)
                .mapToObj(number -> new Lane("lane-" + number, room, forRoom))
                .toList();
        this.places = places;
    }

    /**
     * Runs a task in the lane of a key.
     *
     * @throws BusyException if too many of the tenant are waiting there
     */
    public void run(Tenant tenant, Object key, Task task) {
        offer(tenant, key, task, places);
    }

    /**
     * Runs a task that a shopper waits for. It has a place where the tenant's other tasks have none any more.
     *
     * @throws BusyException if too many of the tenant are waiting there all the same
     */
    public void runCheckout(Tenant tenant, Object key, Task task) {
        offer(tenant, key, task, places + (places + RESERVE - 1) / RESERVE);
    }

    private void offer(Tenant tenant, Object key, Task task, int most) {
        if (!lane(key).offer(tenant, task, most)) {
            throw new BusyException();
        }
    }

    /**
     * Runs a task in the lane of a key, waiting for a place there.
     *
     * @throws BusyException if there is none within the time
     */
    public void runPatiently(Tenant tenant, Object key, Task task, Duration patience) {
        Lane lane = lane(key);
        long until = System.nanoTime() + patience.toNanos();
        while (!lane.offer(tenant, task, places)) {
            if (lane.isClosed() || System.nanoTime() > until) {
                throw new BusyException();
            }
            LockSupport.parkNanos(200_000);
        }
    }

    private Lane lane(Object key) {
        return lanes.get(Math.floorMod(spread(key.hashCode()), lanes.size()));
    }

    private static int spread(int hash) {
        return (hash * 0x9E3779B9) >>> 7;
    }

    /** Lets what was accepted finish. */
    @Override
    public void close() {
        lanes.forEach(Lane::close);
        for (Lane lane : lanes) {
            try {
                lane.finish(TO_FINISH);
            } catch (InterruptedException e) {
                lane.giveUp();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Too much is waiting; the sender should try again shortly. */
    public static final class BusyException extends RuntimeException {
        BusyException() {
            this("Too many events are waiting. Send again after the time given in Retry-After.");
        }

        /** @param message what is busy, and what to do */
        public BusyException(String message) {
            super(message);
        }
    }
}
