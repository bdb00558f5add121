package io.trendguard.routes.clock;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens by itself, again and again, on one thread. What fails is told and tried again at the next turn. */
public final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final ScheduledExecutorService thread;

    /** @param name what the thread is called */
    public Ticker(String name) {
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
    }

    /** @param otherwise what it means if the task fails */
    public void every(Duration pause, Runnable task, String otherwise) {
        thread.scheduleWithFixedDelay(
                () -> attempt(task, otherwise), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs the task once on the calling thread; a failure is logged. */
    public void attempt(Runnable task, String otherwise) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("{}", otherwise, e);
        }
    }

    /** Waits for the task that is running; no other begins. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
