package io.trendguard.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Tenant;
import io.trendguard.routes.Client.Answer;
import io.trendguard.routes.security.Caller.Role;
import io.trendguard.routes.security.KeyFile;
import io.trendguard.simulation.crash.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One tenant sends all it can; the service keeps its memory, and another tenant hardly notices. */
@Tag("needs-quiet-machine")
class LoudTenantIT {
    /** What another tenant may wait on a slow machine whose cores are all busy with the first one's calls. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A small event waits for few of another tenant's purchases, of which a hundred and more wait. */
    private static final int TURNS = 10;

    private static final int WARM_UP = 40;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    @RegisterExtension
    final Services services = new Services();

    private static Client client(ServiceProcess service, Tenant tenant) {
        String key = new KeyFile(service.data().resolve(KeyFile.NAME))
                .create(tenant, "driver", EnumSet.allOf(Role.class), new SecureRandom());
        return Client.at(service.address(), key);
    }

    @Test
    void hugeBodiesAreRefusedWithoutTheMemoryForThem() throws Exception {
        ServiceProcess service = services.on(folder.resolve("huge"), Map.of());
        Client loud = client(service, TestService.TENANT);
        Client quiet = client(service, TestService.OTHER);
        service.start();
        warmUp(quiet);
        byte[] huge = anEventWithHalfAMillionUnknownFields();
        assertThat(huge.length).isBetween(7_000_000, 8 << 20);
        CompletableFuture<List<Answer>> refusals =
                CompletableFuture.supplyAsync(() -> AtOnce.calls(16, () -> loud.post("/v1/events", huge)));
        othersAreServed("huge bodies of one tenant", quiet.alone(), refusals, PATIENCE.toMillis() / 1e3);
        assertThat(refusals.join()).extracting(Answer::status).allMatch(status -> status == 400 || status == 429);
        assertThat(refusals.join()).anyMatch(answer -> answer.text().contains("more than 200 fields"));

        assertThat(loud.post("/v1/events", Shop.purchases("after", 1).get(0)).status())
                .isEqualTo(202);
        isWell(loud, service);
    }

    @Test
    void largePurchasesOfOneTenantHoldNobodyUpAndSurviveAKill() throws Exception {
        ServiceProcess service = services.on(folder.resolve("large"), Map.of(), List.of("-Xmx1g"));
        Client loud = client(service, TestService.TENANT);
        Client quiet = client(service, TestService.OTHER);
        service.start();
        warmUp(quiet);
        long begun = System.nanoTime();
        assertThat(loud.post("/v1/events", purchaseOfLines(120, 300)).status()).isEqualTo(202);
        double one = seconds(begun);
        System.out.printf("One purchase of 300 lines alone took %.3f s.%n", one);
        AtomicInteger number = new AtomicInteger();
        assertThat(purchaseOfLines(0, 300).toString().length()).isBetween(55_000, 64_000);
        CompletableFuture<List<Answer>> taken = CompletableFuture.supplyAsync(() ->
                AtOnce.calls(120, () -> insist(loud, purchaseOfLines(number.getAndIncrement(), 300))));
        int served = othersAreServed(
                "120 purchases of 300 lines of one tenant",
                quiet.alone(),
                taken,
                Math.max(PATIENCE.toMillis() / 1e3, TURNS * one));
        assertThat(taken.join()).extracting(Answer::status).containsOnly(202);
        isWell(loud, service);

        service.kill();
        begun = System.nanoTime();
        service.start();
        System.out.printf("Ready again %.1f s after the kill.%n", seconds(begun));
        assertThat(loud.purchasesCounted()).isEqualTo(121);
        assertThat(quiet.purchasesCounted()).isEqualTo(WARM_UP + served);
        isWell(loud, service);
    }

    private static Answer insist(Client client, ObjectNode event) {
        Answer answer = client.post("/v1/events", event);
        while (answer.status() == 429) {
            pause(Duration.ofSeconds(Long.parseLong(answer.header("Retry-After"))));
            answer = client.post("/v1/events", event);
        }
        return answer;
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Small events of another tenant, one after the other until all is over; says how long they took. */
    private static int othersAreServed(String during, Client client, CompletableFuture<?> all, double patience)
            throws InterruptedException {
        int served = 0;
        List<Double> waits = new ArrayList<>();
        do {
            waits.add(served(client, during + " " + served++));
            Thread.sleep(20);
        } while (!all.isDone());
        report("During " + during, waits);
        assertThat(Collections.max(waits)).isLessThan(patience);
        return served;
    }

    /** The first events of a service take long by themselves; after them, what others cost can be seen. */
    private static void warmUp(Client client) {
        List<Double> waits = IntStream.range(0, WARM_UP)
                .mapToObj(i -> served(client, "alone " + i))
                .toList();
        report("Alone", waits.subList(WARM_UP / 2, WARM_UP));
    }

    private static double served(Client client, String name) {
        long begun = System.nanoTime();
        Answer answer = client.post("/v1/events", Shop.purchase(name, "customer", Shop.CLASSIC, Instant.now()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return seconds(begun);
    }

    private static void report(String when, List<Double> waits) {
        System.out.printf(
                "%s, another tenant's %d events took %.3f s at the median and %.3f s at most.%n",
                when, waits.size(), waits.stream().sorted().toList().get(waits.size() / 2), Collections.max(waits));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void isWell(Client client, ServiceProcess service) throws IOException {
        Answer ready = client.get("/q/health/ready");
        assertThat(ready.status()).as(ready.text()).isEqualTo(200);
        assertThat(Files.readString(service.output())).doesNotContain("OutOfMemoryError", "have ended");
    }

    private static ObjectNode purchaseOfLines(int number, int count) {
        ObjectNode event = Shop.purchase("large-" + number, "customer-" + number, Shop.CLASSIC, Instant.now());
        ArrayNode lines = ((ObjectNode) event.path("data")).putArray("lines");
        for (int i = 0; i < count; i++) {
            lines.addObject()
                    .put("line_id", Integer.toString(i))
                    .put("product_id", "product-%d-%d".formatted(number, i))
                    .put("size", "M")
                    .put("color", "colour-%d".formatted(i))
                    .put("brand", "brand-%d-%d".formatted(number, i))
                    .put("category", "category-%d-%d".formatted(number, i))
                    .put("quantity", 1)
                    .put("list_price_minor", 12_000)
                    .put("paid_price_minor", 11_000);
        }
        return event;
    }

    private static byte[] anEventWithHalfAMillionUnknownFields() {
        String fields = IntStream.range(0, 500_000)
                .mapToObj(i -> "\"fiel%d\":%d".formatted(i, i % 10))
                .collect(Collectors.joining(","));
        String event =
                Shop.purchase("huge", "customer", Shop.CLASSIC, Instant.now()).toString();
        return (event.substring(0, event.length() - 1) + "," + fields + "}").getBytes(UTF_8);
    }
}
