package io.trendguard.channels.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that take one step after the other until they are stopped; a step that breaks ends none of them. */
final class OutboxThreads {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxThreads.class);

    private final Duration pause;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /** @param pause after a step that broke */
    OutboxThreads(Duration pause) {
        this.pause = pause;
    }

    /** What a thread does again and again. */
    interface Step {
        void take() throws InterruptedException;
    }

    void add(String name, Step step) {
        Thread thread = new Thread(() -> run(step), name);
        thread.setDaemon(true);
        threads.add(thread);
    }

    void start() {
        threads.forEach(Thread::start);
    }

    private void run(Step step) {
        try {
            while (!stopping) {
                attempt(step);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it ends here, which is seen unless all are being stopped
        }
    }

    private void attempt(Step step) throws InterruptedException {
        try {
            step.take();
        } catch (RuntimeException | Error e) {
            LOG.error("The outbox met something unexpected and goes on.", e);
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    }

    /** All its threads, whether they run or not. */
    List<String> all() {
        return threads.stream().map(Thread::getName).toList();
    }

    /** The threads that ended although nobody stopped them. */
    List<String> dead() {
        return stopping
                ? List.of()
                : threads.stream()
                        .filter(thread -> thread.getState() == Thread.State.TERMINATED)
                        .map(Thread::getName)
                        .toList();
    }

    /** Lets no thread begin another step and waits for those that are under way. True if all came to their end. */
    boolean stop(Runnable wakeAll, Duration patience) {
        stopping = true;
        wakeAll.run();
        long end = System.nanoTime() + patience.toNanos();
        boolean ended = true;
        for (Thread thread : threads) {
            ended &= ends(thread, end);
        }
        return ended;
    }

    private static boolean ends(Thread thread, long end) {
        try {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left > 0) {
                thread.join(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
