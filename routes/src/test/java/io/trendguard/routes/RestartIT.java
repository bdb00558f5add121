package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.simulation.crash.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A service that was stopped, started and asked what it knows. */
class RestartIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    @RegisterExtension
    final Services services = new Services();

    private record Known(JsonNode overview, JsonNode decision) {}

    private static Known known(Client client, String decisionId) {
        ObjectNode overview = client.get("/v1/overview").body().deepCopy();
        List.of("as_of", "log", "latency").forEach(overview::remove);
        ObjectNode decision = client.get("/v1/decisions/" + decisionId).body().deepCopy();
        decision.remove("receipt"); // it grows with the log
        return new Known(overview, decision);
    }

    @Test
    void itKnowsTheSameFromItsSnapshotAsFromTheWholeLog() throws Exception {
        ServiceProcess service = services.on(folder.resolve("data"), Map.of("trendguard.lanes", "1"));
        Client client = Services.started(service);
        String decisionId = live(client);
        Known before = known(client, decisionId);
        service.stop();
        assertThat(service.data().resolve("snapshots/shop.snapshot")).exists();

        service.start();
        assertThat(Files.readString(service.output())).contains("of shop begins after entry");
        assertThat(known(client, decisionId)).isEqualTo(before);
        service.kill();

        Files.delete(service.data().resolve("snapshots/shop.snapshot"));
        service.start();
        assertThat(Files.readString(service.output())).doesNotContain("begins after entry");
        assertThat(known(client, decisionId)).isEqualTo(before);
    }

    @Test
    void whoIsStoppedWhileReadingAFileEndsSoonAndReadsItToItsEndAtTheNextStart() throws Exception {
        int lines = 15_000;
        ServiceProcess service = services.on(folder.resolve("half-read"), Map.of());
        Client client = Services.started(service);
        Inbox inbox = Inbox.in(service.data());
        inbox.put(
                "long.ndjson",
                IntStream.range(0, lines)
                        .mapToObj(i -> Shop.purchase("l-" + i, "customer-" + i % 500, Shop.CLASSIC, Instant.now()))
                        .toList());
        client.await("/v1/overview", o -> o.at("/events/by_feed/purchase").asLong() > 100);
        int before = client.purchasesCounted();
        long begin = System.nanoTime();
        service.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isLessThan(Duration.ofSeconds(60)); // what waits in the lanes is decided first
        assertThat(inbox.folder().resolve("long.ndjson"))
                .as("it was not read to its end")
                .exists();

        service.start();
        JsonNode report = inbox.report("", "long.ndjson");
        assertThat(report.path("accepted").asInt() + report.path("repeated").asInt())
                .isEqualTo(lines);
        assertThat(report.path("repeated").asInt()).isGreaterThanOrEqualTo(before);
        assertThat(client.purchasesCounted()).isEqualTo(lines);
    }

    @Test
    void aCartWhoseTimeComesWhileTheServiceIsAwayIsAskedAboutOnceAfterTheStart() throws Exception {
        ServiceProcess service = services.on(folder.resolve("carts"), Map.of());
        Client client = Services.started(service);
        Instant lastActivity = Instant.now().minus(Duration.ofHours(1)).plus(Duration.ofSeconds(3));
        assertThat(client.post("/v1/events", Shop.browsing("left", "lea", 1_500, lastActivity))
                        .status())
                .isEqualTo(202);
        service.kill();
        Thread.sleep(3_000);

        service.start();
        JsonNode first = client.await("/v1/decisions?order_id=left", list -> list.size() > 0);
        service.stop();
        service.start();
        service.kill();
        service.start();
        Thread.sleep(3_000); // three looks of the timer
        assertThat(client.get("/v1/decisions?order_id=left").body()).hasSize(1).isEqualTo(first);
    }

    /** Enough for a snapshot, and one decision that somebody was told of. */
    private static String live(Client client) {
        for (int batch = 0; batch < 3; batch++) {
            int from = batch * 500;
            List<ObjectNode> purchases = IntStream.range(from, from + 500)
                    .mapToObj(i -> Shop.purchase("o-" + i, "customer-" + i % 50, Shop.CLASSIC, Instant.now()))
                    .toList();
            assertThat(client.post("/v1/events", purchases).status()).isEqualTo(200);
        }
        Client.Answer answer = client.post("/v1/checkout", Shop.checkout("cart", "rita", Shop.HYPE, Instant.now()));
        assertThat(answer.status()).isEqualTo(200);
        client.post("/v1/safe-mode", "{\"on\": true}");
        assertThat(client.post("/v1/events", Shop.purchase("o-1", "customer-1", Shop.HYPE, Instant.now()))
                        .status())
                .isEqualTo(409);
        return answer.decisionId();
    }
}
