package io.trendguard.routes.engine;

import io.trendguard.log.LogUnavailableException;
import io.trendguard.routes.clock.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an engine running. Projections see entries before they are durable; if an append is lost, for example because the
 * disk is full, they know something that never happened, so the engine is rebuilt from the log. Meanwhile nothing is
 * accepted.
 */
public final class Supervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final long PAUSE_MILLIS = 250;
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final long PATIENCE_SECONDS = 30;
    /** A disk that hangs lets nobody look; so does a watch that has ended. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

    private final Function<Runnable, Engine> makeEngine;
    private final AtomicReference<@Nullable Engine> engine = new AtomicReference<>();
    private final ExecutorService renewal = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "renewal");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch end = new CountDownLatch(1);
    private final Supplier<Optional<String>> outside;
    private final Duration longestLook;
    private final Ticker watch = new Ticker("watch");
    private volatile Optional<String> trouble = Optional.empty();
    private volatile long lookedAt = System.nanoTime();
    private volatile Optional<String> renewed = Optional.empty();
    private boolean closed;

    /**
     * @param makeEngine makes an engine from the log; it calls the given action when an append was lost
     * @param outside what keeps anything from being accepted, whatever the engine does: the disk, the files of the log
     */
    public Supervisor(Function<Runnable, Engine> makeEngine, Supplier<Optional<String>> outside) {
        this(makeEngine, outside, LONGEST_LOOK);
    }

    Supervisor(Function<Runnable, Engine> makeEngine, Supplier<Optional<String>> outside, Duration longestLook) {
        this.makeEngine = makeEngine;
        this.outside = outside;
        this.longestLook = longestLook;
        use(makeEngine.apply(this::lost));
        lookedAt = System.nanoTime();
        watch.every(LOOK_EVERY, this::look, "Whether events can be accepted is looked at again shortly.");
    }

    private void look() {
        lookOutside();
        Engine running = engine.get();
        if (running != null && running.trouble().isPresent()) {
            String why = running.trouble().get();
            LOG.error("The engine is rebuilt, since {}.", why);
            renewed = Optional.of("The engine was rebuilt at %s, since %s."
                    .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), why));
            lost();
        }
    }

    private void lookOutside() {
        Optional<String> now = outside.get();
        Optional<String> before = trouble;
        trouble = now;
        lookedAt = System.nanoTime();
        if (now.isPresent() && !now.equals(before)) {
            LOG.error("Nothing is accepted, since {}. It is looked at again and again.", now.get());
        } else if (now.isEmpty() && before.isPresent()) {
            LOG.info("What kept events from being accepted has passed.");
        }
    }

    /**
     * The running engine.
     *
     * @throws LogUnavailableException while there is none
     */
    public Engine engine() {
        Engine running = engine.get();
        if (running == null) {
            throw new LogUnavailableException(
                    "An append was lost, and what is derived from the log is being rebuilt.",
                    new IllegalStateException("no engine"));
        }
        return running;
    }

    /** The running engine; absent while it is being rebuilt. */
    public Optional<Engine> running() {
        return Optional.ofNullable(engine.get());
    }

    /**
     * The running engine, for whoever brings something new.
     *
     * @throws LogUnavailableException while nothing is accepted
     */
    public Engine accepting() {
        trouble.or(this::notLookedAt).ifPresent(why -> {
            throw new LogUnavailableException(
                    "Nothing is accepted, since " + why + ".", new IllegalStateException("not accepting"));
        });
        return engine();
    }

    /** Why events are not accepted; absent while they are. */
    public Optional<String> whyNot() {
        return notLookedAt()
                .or(() -> trouble)
                .or(() -> engine.get() == null
                        ? Optional.of("what is derived from the log is being rebuilt")
                        : Optional.empty());
    }

    /** A disk that hangs answers no question. */
    private Optional<String> notLookedAt() {
        Duration since = Duration.ofNanos(System.nanoTime() - lookedAt);
        return since.compareTo(longestLook) > 0
                ? Optional.of("the disk and the files of the log could not be looked at for %d seconds"
                        .formatted(since.toSeconds()))
                : Optional.empty();
    }

    /** Whether events are accepted. */
    public boolean isReady() {
        return whyNot().isEmpty();
    }

    /** What was found damaged and rebuilt from the log, and why the engine was last rebuilt. */
    public List<String> remarks() {
        Engine running = engine.get();
        return Stream.concat(running == null ? Stream.of() : running.remarks().stream(), renewed.stream())
                .toList();
    }

    private void use(Engine made) {
        synchronized (this) {
            if (!closed) {
                engine.set(made);
                if (made.isLost()) { // while it was being made, when there was no engine to give up
                    lost();
                }
                return;
            }
        }
        made.close(); // the service ended meanwhile
    }

    private synchronized void lost() {
        Engine lost = engine.getAndSet(null);
        if (lost != null) {
            lost.abandon();
            LOG.error("What was derived from the log is given up. Nothing is accepted until it is rebuilt.");
            renewal.execute(() -> renew(lost));
        }
    }

    private void renew(Engine lost) {
        try {
            lookOutside(); // what made the append fail is named at once, not only at the next look
            lost.close();
        } catch (RuntimeException e) {
            LOG.error("The lost engine did not end well; it is rebuilt all the same.", e);
        }
        while (!ended()) {
            try {
                if (outside.get().isPresent()) {
                    continue;
                }
                use(makeEngine.apply(this::lost));
                LOG.info("Everything was rebuilt from the log; events are accepted.");
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("The engine cannot be rebuilt from the log yet.", e);
            }
        }
    }

    /** Waits a little, and says whether the service ends. */
    private boolean ended() {
        try {
            return end.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends the running engine, or waits until one that was lost has ended. */
    @Override
    public void close() {
        Engine running;
        synchronized (this) {
            closed = true;
            running = engine.getAndSet(null);
            renewal.shutdown();
        }
        end.countDown();
        watch.close();
        if (running != null) {
            running.close();
        }
        try {
            if (!renewal.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("The engine that is being rebuilt does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
