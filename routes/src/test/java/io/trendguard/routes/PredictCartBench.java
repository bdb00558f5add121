package io.trendguard.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import io.trendguard.routes.Client.Answer;
import io.trendguard.simulation.crash.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * How long {@code POST /predict_cart} takes on a fresh service with nothing but a key: 1,000 calls from the very first on, and
 * at 50,000 an hour next to purchases; beside a call of the same service that reads and writes nothing.
 *
 * <pre>
 *   ./mvnw -q -DskipTests package
 *   java @routes/target/bench.args io.trendguard.routes.PredictCartBench 60
 * </pre>
 */
final class PredictCartBench {
    private static final int CALLS = 1_000;
    private static final double PER_SECOND = 50_000 / 3_600.0;
    private static final int PURCHASES_PER_SECOND = 100;

    private PredictCartBench() {}

    /** Runs on a new folder; the argument says for how many seconds calls come next to purchases. */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]);
        Services services = new Services();
        Path folder = Files.createTempDirectory("predict-cart");
        try {
            ServiceProcess service = services.bare(folder.resolve("data"));
            Client client = Services.started(service);
            double[] fresh = times(CALLS, i -> client.post("/predict_cart", cart(i)));
            double[] nothing = times(CALLS, i -> client.get("/q/health/live"));
            System.out.printf(Locale.ROOT, "first call after the start: %.1f ms%n", fresh[0]);
            print("1,000 calls from the first on", fresh);
            print("a call that does nothing", nothing);
            besidePurchases(client, seconds);
        } finally {
            services.end();
        }
    }

    private static void besidePurchases(Client client, int seconds) {
        AtomicInteger bought = new AtomicInteger();
        long begin = System.nanoTime();
        CompletableFuture<Void> purchases = CompletableFuture.runAsync(() -> atRate(
                PURCHASES_PER_SECOND,
                PURCHASES_PER_SECOND * seconds,
                i -> client.post("/v1/events", Shop.purchase("o-" + i, "c-" + i % 500, Shop.CLASSIC, Instant.now())),
                bought));
        AtomicInteger asked = new AtomicInteger();
        double[] times =
                atRate(PER_SECOND, (int) (PER_SECOND * seconds), i -> client.post("/predict_cart", cart(i)), asked);
        purchases.join();
        double took = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d predictions (%.0f an hour) next to %,d purchases (%.0f/s)%n",
                asked.get(),
                asked.get() / took * 3_600,
                bought.get(),
                bought.get() / took);
        print("predictions next to purchases", times);
    }

    private static ObjectNode cart(int number) {
        return Json.mapper()
                .createObjectNode()
                .put("retailer_id", TestService.TENANT.id())
                .put("cart_value", 5 + number % 90)
                .put("item_count", 1 + number % 5)
                .put("inactivity_hours", number % 24)
                .put("device_type", number % 3 == 0 ? "desktop" : "mobile")
                .put("shipping_speed", number % 4 == 0 ? "express" : "standard");
    }

    private static double[] times(int calls, IntFunction<Answer> call) {
        double[] times = new double[calls];
        for (int i = 0; i < calls; i++) {
            times[i] = time(call, i);
        }
        return times;
    }

    /** At a constant rate; how long each took from the moment at which it was due. */
    private static double[] atRate(double perSecond, int calls, IntFunction<Answer> call, AtomicInteger done) {
        double[] times = new double[calls];
        long begin = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            long due = begin + (long) (i * 1e9 / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            time(call, i);
            times[i] = (System.nanoTime() - due) / 1e6;
            done.incrementAndGet();
        }
        return times;
    }

    private static double time(IntFunction<Answer> call, int number) {
        long begin = System.nanoTime();
        Answer answer = call.apply(number);
        if (answer.status() >= 300) {
            throw new IllegalStateException("Call %d: %d %s".formatted(number, answer.status(), answer.text()));
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void print(String what, double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.95)],
                sorted[(int) (sorted.length * 0.99)],
                sorted[sorted.length - 1]);
    }
}
