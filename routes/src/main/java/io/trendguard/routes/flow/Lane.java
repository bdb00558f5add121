package io.trendguard.routes.flow;

import io.trendguard.event.Tenant;
import io.trendguard.routes.flow.Lanes.Task;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One thread that decides. Each tenant has a queue of its own, and the queues take turns, one task at a time: however much
 * one tenant sends, another tenant's task waits for one task of each tenant before it. A tenant that must wait for room does
 * so without the lane.
 */
final class Lane {
    private static final long LOOK_AGAIN_MILLIS = 1;

    private final Predicate<Tenant> room;
    private final Duration forRoom;
    private final ThreadPoolExecutor thread;
    private final Map<Tenant, Queue<Task>> waiting = new LinkedHashMap<>();

    /**
     * @param room whether there is room for what a tenant brings
     * @param forRoom how long the lane waits for that if nobody has room
     */
    Lane(String name, Predicate<Tenant> room, Duration forRoom) {
        this.room = room;
        this.forRoom = forRoom;
        thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> new Thread(work, name));
    }

    /**
     * Puts a task at the end of its tenant's queue.
     *
     * @param places tasks that may wait in that queue
     * @return whether there was a place
     */
    synchronized boolean offer(Tenant tenant, Task task, int places) {
        Queue<Task> theirs = waiting.get(tenant);
        if (theirs != null && theirs.size() >= places) {
            return false;
        }
        try {
            thread.execute(this::runNext);
        } catch (RejectedExecutionException closed) {
            return false;
        }
        waiting.computeIfAbsent(tenant, t -> new ArrayDeque<>()).add(task);
        return true;
    }

    private void runNext() {
        Turn turn = next();
        turn.task().run(turn.room());
    }

    private record Turn(Task task, boolean room) {}

    /** Of the tenants with room, the one whose last turn is longest ago; of all, if none has room in time. */
    private synchronized Turn next() {
        long until = System.nanoTime() + forRoom.toNanos();
        boolean givenUp = false;
        while (true) {
            Optional<Tenant> open = waiting.keySet().stream().filter(room).findFirst();
            if (open.isPresent()) {
                return new Turn(take(open.get()), true);
            }
            if (givenUp || System.nanoTime() > until) {
                return new Turn(take(waiting.keySet().iterator().next()), false);
            }
            try {
                wait(LOOK_AGAIN_MILLIS); // others may come meanwhile
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                givenUp = true;
            }
        }
    }

    /** The tenant's next task; its later ones go to the end of the ring. */
    private Task take(Tenant tenant) {
        Queue<Task> theirs = Objects.requireNonNull(waiting.remove(tenant));
        Task task = theirs.remove();
        if (!theirs.isEmpty()) {
            waiting.put(tenant, theirs);
        }
        return task;
    }

    boolean isClosed() {
        return thread.isShutdown();
    }

    /** Takes no more tasks. */
    void close() {
        thread.shutdown();
    }

    /** Lets what was taken finish within a time, and gives up the rest. */
    void finish(Duration patience) throws InterruptedException {
        if (!thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            giveUp();
        }
    }

    void giveUp() {
        thread.shutdownNow();
    }
}
