package io.trendguard.simulation.play;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import io.trendguard.simulation.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plays events in their order: carts at checkout singly, so that their answers are measured, everything else in batches.
 * Nothing is skipped: an event that the service does not take ends the play with an exception.
 */
public final class Player {
    private static final long PROGRESS_EVERY_NANOS = 500_000_000L;
    private static final long LONGEST_GATHERING_NANOS = 20_000_000L;

    private final PlaySettings settings;
    private final Function<ObjectNode, String> keys;
    private final Map<String, ShopClient> clients = new HashMap<>();
    private final Scores scores = new Scores();
    private final Progress progress;
    private final Semaphore slots;
    private final ExecutorService calls;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private long nextProgress = System.nanoTime() + PROGRESS_EVERY_NANOS;

    private Player(Function<ObjectNode, String> keys, PlaySettings settings, Progress progress) {
        this.settings = settings;
        this.keys = keys;
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
        return play(events, event -> settings.apiKey(), settings, progress);
    }

    /**
     * Plays the events of several shops together.
     *
     * @param keys with whose key an event is sent, instead of that of the settings
     * @throws IOException if the service stays away longer than the patience or refuses calls
     */
    public static PlayReport play(
            Iterator<ObjectNode> events, Function<ObjectNode, String> keys, PlaySettings settings, Progress progress)
            throws IOException, InterruptedException {
        return new Player(keys, settings, progress).run(events);
    }

    private PlayReport run(Iterator<ObjectNode> events) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Batches gathered = new Batches();
        try {
            long gatheredSince = begin;
            for (long number = 0; events.hasNext() && failure.get() == null; number++) {
                ObjectNode event = events.next();
                if (!settings.keepKnownAt()) {
                    event.remove("knownat");
                }
                long due = waitUntilDue(begin, number);
                ShopClient client = client(event);
                if (isCheckout(event)) {
                    gathered.flush();
                    call(() -> checkout(client, event, settings.rate() > 0 ? due : System.nanoTime()));
                } else {
                    gatheredSince = gathered.isEmpty() ? System.nanoTime() : gatheredSince;
                    boolean full = gathered.add(client, event);
                    if (full || System.nanoTime() - gatheredSince > LONGEST_GATHERING_NANOS) {
                        gathered.flush();
                    }
                }
                tellProgress();
            }
            gathered.flush();
            slots.acquire(settings.inFlight());
        } finally {
            calls.shutdown();
            calls.awaitTermination(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        }
        throwFailure();
        progress.at("events played", scores.answered(), scores.answered());
        return scores.report(
                clients.values().stream().mapToLong(ShopClient::retries).sum(),
                Duration.ofNanos(System.nanoTime() - begin));
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

    private ShopClient client(ObjectNode event) {
        return clients.computeIfAbsent(
                keys.apply(event), key -> new ShopClient(settings.to(), key, settings.patience()));
    }

    /** What is to be sent next, a batch for each shop. */
    private final class Batches {
        private final Map<ShopClient, List<ObjectNode>> byShop = new LinkedHashMap<>();

        boolean isEmpty() {
            return byShop.isEmpty();
        }

        /** Whether the batch is full with it. */
        boolean add(ShopClient client, ObjectNode event) {
            List<ObjectNode> batch = byShop.computeIfAbsent(client, c -> new ArrayList<>(settings.batchSize()));
            batch.add(event);
            return batch.size() >= settings.batchSize();
        }

        void flush() throws InterruptedException {
            for (Map.Entry<ShopClient, List<ObjectNode>> one : byShop.entrySet()) {
                ShopClient client = one.getKey();
                List<ObjectNode> batch = one.getValue();
                call(() -> client.batch(batch).forEach(scores::count));
            }
            byShop.clear();
        }
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

    private void checkout(ShopClient client, ObjectNode cart, long due) throws IOException, InterruptedException {
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
