package io.trendguard.simulation.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import io.trendguard.simulation.Latency;
import io.trendguard.simulation.Progress;
import io.trendguard.text.Excerpt;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Checkout calls at a constant rate, whether or not the service keeps up (an open loop): each is due at its own moment and
 * is measured from that moment.
 */
public final class CheckoutLoad {
    private static final int FLOOR_EVERY = 10;
    private static final int WORDS = 5;
    private static final long LONGEST_MICROS = 600_000_000L;
    private static final Duration LAST_ANSWER = Duration.ofSeconds(30);

    private final LoadSettings settings;
    private final LoadClient client;
    private final Semaphore places;
    private final ConcurrentHistogram due = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final ConcurrentHistogram service = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final ConcurrentHistogram floor = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final LongAdder decided = new LongAdder();
    private final LongAdder tooLate = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final List<String> firstErrors = new ArrayList<>();

    private CheckoutLoad(LoadSettings settings, LoadClient client) {
        this.settings = settings;
        this.places = new Semaphore(settings.most());
        this.client = client;
    }

    /** Runs the load; {@code checkouts} gives the cart of each number. */
    public static LoadReport run(LongFunction<ObjectNode> checkouts, LoadSettings settings, Progress progress)
            throws InterruptedException {
        try (LoadClient client = new LoadClient(settings.to(), settings.apiKey(), settings.most())) {
            return new CheckoutLoad(settings, client).run(checkouts, progress);
        }
    }

    private LoadReport run(LongFunction<ObjectNode> checkouts, Progress progress) throws InterruptedException {
        long warm = settings.warmUp().toSeconds() * settings.rate();
        long total = warm + Math.max(1, settings.duration().toMillis() * settings.rate() / 1_000);
        long begin = System.nanoTime();
        long interval = 1_000_000_000L / settings.rate();
        for (long number = 0; number < total; number++) {
            long moment = begin + number * interval;
            boolean measured = number >= warm;
            byte[] body = body(checkouts.apply(number));
            waitUntil(moment);
            call(() -> client.checkout(body), moment, measured, true);
            if (number % FLOOR_EVERY == 0) {
                call(() -> client.page(settings.floorPath()), moment, measured, false);
            }
            if (number % settings.rate() == 0) {
                progress.at("checkout calls", number, total);
            }
        }
        if (!places.tryAcquire(settings.most(), LAST_ANSWER.toSeconds(), TimeUnit.SECONDS)) {
            error("some calls were never answered");
        }
        progress.at("checkout calls", total, total);
        double seconds = (System.nanoTime() - begin - warm * interval) / 1e9;
        synchronized (firstErrors) {
            return new LoadReport(
                    settings.rate(),
                    due.getTotalCount() / seconds,
                    Latency.of(due),
                    Latency.of(service),
                    Latency.of(floor),
                    decided.sum(),
                    tooLate.sum(),
                    errors.sum(),
                    firstErrors);
        }
    }

    private static byte[] body(ObjectNode cart) {
        try {
            return Json.mapper().writeValueAsBytes(cart);
        } catch (IOException e) {
            throw new IllegalStateException("The cart (%s) cannot be written.".formatted(cart.path("id")), e);
        }
    }

    private static void waitUntil(long moment) throws InterruptedException {
        long early = moment - System.nanoTime();
        if (early > 100_000) {
            TimeUnit.NANOSECONDS.sleep(early - 50_000);
        }
        while (System.nanoTime() < moment) {
            Thread.onSpinWait();
        }
    }

    private void call(Supplier<Future<LoadClient.Answer>> made, long moment, boolean measured, boolean checkout) {
        if (!places.tryAcquire()) {
            failed(measured, "all %d places were taken".formatted(settings.most()));
            return;
        }
        long sent = System.nanoTime();
        made.get().onComplete(result -> {
            long now = System.nanoTime();
            if (result.failed()) {
                failed(measured, String.valueOf(result.cause()));
            } else if (result.result().status() != 200) {
                failed(measured, words(result.result()));
            } else if (measured) {
                record(result.result().body(), checkout, now - moment, now - sent);
            }
            places.release();
        });
    }

    private void record(byte[] body, boolean checkout, long sinceDue, long sinceSent) {
        if (!checkout) {
            floor.recordValue(micros(sinceDue));
            return;
        }
        due.recordValue(micros(sinceDue));
        service.recordValue(micros(sinceSent));
        try {
            JsonNode answer = Json.mapper().readTree(body);
            boolean late = answer.path("status").asText().equalsIgnoreCase("too_late");
            (late ? tooLate : decided).increment();
        } catch (IOException e) {
            error("an answer is no JSON");
        }
    }

    private static long micros(long nanos) {
        return Math.min(LONGEST_MICROS, Math.max(0, nanos / 1_000));
    }

    private static String words(LoadClient.Answer answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return answer.status() + " " + Excerpt.of(body, 200);
    }

    /** What fails while both sides still warm up is not measured either. */
    private void failed(boolean measured, String words) {
        if (measured) {
            error(words);
        }
    }

    private void error(String words) {
        errors.increment();
        synchronized (firstErrors) {
            if (firstErrors.size() < WORDS) {
                firstErrors.add(words);
            }
        }
    }
}
