package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.simulation.crash.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A service that was stopped, started and asked what it knows. */
class RestartIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

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
        Path model = folder.resolve("model");
        TestService.train(Instant.now().truncatedTo(ChronoUnit.DAYS), model);
        ServiceProcess service = new ServiceProcess(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"),
                Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath(),
                Map.of("trendguard.model", model.toString(), "trendguard.lanes", "1"),
                folder.resolve("data"),
                Duration.ofMinutes(1));
        try {
            Client client = Client.at(service.address(), service.createKey(TestService.TENANT));
            service.start();
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
        } finally {
            service.kill();
        }
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
        return answer.body().path("decision_id").asText();
    }
}
