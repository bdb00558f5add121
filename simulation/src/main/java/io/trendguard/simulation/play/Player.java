package io.trendguard.simulation.play;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import io.trendguard.simulation.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Plays events in their order: carts at checkout singly, so that their answers are measured, everything else in batches.
 * Nothing is skipped: an event that the service does not take ends the play with an exception.
 */
public final class Player {
    private static final long PROGRESS_EVERY_NANOS = 500_000_000L;
    private static final long LONGEST_GATHERING_NANOS = 20_000_000L;

    private final PlaySettings settings;
    private final ShopClient client;
    private final Scores scores = new Scores();
    private final Progress progress;
    private final Semaphore slots;
    private final ExecutorService calls;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private long nextProgress = System.nanoTime() + PROGRESS_EVERY_NANOS;

    private Player(PlaySettings settings, Progress progress) {
        this.settings = settings;
        this.client = new ShopClient(settings.to(), settings.apiKey(), settings.patience());
        this.progress = progress;
        this.slots = new Semaphore(settings.inFlight());
        this.calls = Executors.newFixedThreadPool(settings.inFlight());
    }

    /**
     * Plays all events and waits for the last answer.
     *
     * @throws IOException if the service stays away longer than the patience or refuses calls
     */
    public static PlayReport play(Iterator<ObjectNode> events, PlaySettings settings, Progress progress)
            throws IOException, InterruptedException {
        return new Player(settings, progress).run(events);
    }

    private PlayReport run(Iterator<ObjectNode> events) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        List<ObjectNode> gathered = new ArrayList<>(settings.batchSize());
        try {
            long gatheredSince = begin;
            for (long number = 0; events.hasNext() && failure.get() == null; number++) {
                ObjectNode event = events.next();
                if (!settings.keepKnownAt()) {
                    event.remove("knownat");
                }
                long due = waitUntilDue(begin, number);
                if (isCheckout(event)) {
                    gathered = flush(gathered);
                    call(() -> checkout(event, settings.rate() > 0 ? due : System.nanoTime()));
                } else {
                    gatheredSince = gathered.isEmpty() ? System.nanoTime() : gatheredSince;
                    gathered.add(event);
                    if (gathered.size() >= settings.batchSize()
                            || System.nanoTime() - gatheredSince > LONGEST_GATHERING_NANOS) {
                        gathered = flush(gathered);
                    }
                }
                tellProgress();
            }
            flush(gathered);
            slots.acquire(settings.inFlight());
        } finally {
            calls.shutdown();
            calls.awaitTermination(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        }
        throwFailure();
        progress.at("events played", scores.answered(), scores.answered());
        return scores.report(client.retries(), Duration.ofNanos(System.nanoTime() - begin));
    }

    private long waitUntilDue(long begin, long number) throws InterruptedException {
        if (settings.rate() == 0) {
            return begin;
        }
        long due = begin + (long) (number / settings.rate() * 1e9);
        long early = due - System.nanoTime();
        if (early > 200_000) {
            TimeUnit.NANOSECONDS.sleep(early);
        }
        return due;
    }

    private List<ObjectNode> flush(List<ObjectNode> gathered) throws InterruptedException {
        if (!gathered.isEmpty()) {
            call(() -> client.batch(gathered).forEach(scores::count));
        }
        return new ArrayList<>(settings.batchSize());
    }

    private interface Call {
        void make() throws IOException, InterruptedException;
    }

    private void call(Call call) throws InterruptedException {
        slots.acquire();
        calls.execute(() -> {
            try {
                call.make();
            } catch (IOException | InterruptedException | RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                slots.release();
            }
        });
    }

    private void checkout(ObjectNode cart, long due) throws IOException, InterruptedException {
        Answer answer = client.checkout(cart);
        scores.checkoutTook(System.nanoTime() - due);
        scores.count(answer);
    }

    private static boolean isCheckout(ObjectNode event) {
        return event.path("type").asText().equals(Feed.CART.type())
                && event.path("data").path("stage").asText().equalsIgnoreCase("checkout");
    }

    private void tellProgress() {
        if (System.nanoTime() >= nextProgress) {
            nextProgress = System.nanoTime() + PROGRESS_EVERY_NANOS;
            progress.at("events played", scores.answered(), -1);
        }
    }

    private void throwFailure() throws IOException, InterruptedException {
        Throwable thrown = failure.get();
        if (thrown instanceof IOException e) {
            throw e;
        }
        if (thrown instanceof InterruptedException e) {
            throw e;
        }
        if (thrown != null) {
            throw new IllegalStateException("Playing failed.", thrown);
        }
    }
}
