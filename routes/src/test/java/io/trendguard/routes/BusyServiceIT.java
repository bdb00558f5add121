package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import io.trendguard.routes.Client.Answer;
import io.trendguard.simulation.crash.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The running service while its senders are faster than it is. */
@Tag("needs-quiet-machine")
class BusyServiceIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    @RegisterExtension
    final Services services = new Services();

    @Test
    void aFullLaneAsksSendersToComeBackAndFilesToWait() throws Exception {
        ServiceProcess service =
                services.on(folder.resolve("busy"), Map.of("trendguard.lanes", "1", "trendguard.lane-queue", "1"));
        Client client = Services.started(service);
        List<Answer> refusals = new ArrayList<>();
        ExecutorService senders = Executors.newFixedThreadPool(16);
        try {
            List<CompletableFuture<Void>> sent = Shop.purchases("busy", 400).stream()
                    .map(event -> CompletableFuture.runAsync(() -> insist(client, event, refusals), senders))
                    .toList();
            Inbox inbox = Inbox.in(service.data());
            inbox.put("busy.ndjson", Shop.purchases("busy-file", 400));
            sent.forEach(CompletableFuture::join);
            assertThat(inbox.report("", "busy.ndjson").path("accepted").asInt()).isEqualTo(400);
        } finally {
            senders.shutdownNow();
        }
        assertThat(refusals)
                .as("with one place in the queue, somebody had to come back")
                .isNotEmpty();
        assertThat(refusals).allSatisfy(answer -> {
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.body().path("title").asText()).isEqualTo("Too many events are waiting");
        });
        assertThat(client.purchasesCounted()).isEqualTo(800);
    }

    private static void insist(Client client, ObjectNode event, List<Answer> refusals) {
        Answer answer = client.post("/v1/events", event);
        while (answer.status() == 429) {
            synchronized (refusals) {
                refusals.add(answer);
            }
            answer = client.post("/v1/events", event);
        }
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void aCheckoutThatWaitsTooLongIsAnsweredInTimeWithDoingNothing() throws Exception {
        ServiceProcess service = services.on(
                folder.resolve("slow"), Map.of("trendguard.lanes", "1", "trendguard.checkout-deadline", "PT0.05S"));
        Client client = Services.started(service);
        List<CompletableFuture<Answer>> crowd = IntStream.range(0, 4)
                .mapToObj(i -> Json.mapper().createArrayNode().addAll(Shop.purchases("crowd-" + i, 1_000)))
                .map(batch -> CompletableFuture.supplyAsync(() -> client.post("/v1/events", batch)))
                .toList();
        List<Answer> late = new ArrayList<>();
        for (int i = 0; crowd.stream().anyMatch(batch -> !batch.isDone()); i++) {
            long begin = System.nanoTime();
            Answer answer =
                    client.post("/v1/checkout", Shop.checkout("slow-" + i, "in-a-hurry", Shop.HYPE, Instant.now()));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            assertThat(answer.status()).isIn(200, 429);
            if (answer.eventStatus().equals("TOO_LATE")) {
                assertThat(answer.decided().path("outcome").asText()).isEqualTo("UNDETERMINED");
                late.add(answer);
            }
        }
        assertThat(crowd).allSatisfy(batch -> assertThat(batch.join().status()).isEqualTo(200));
        assertThat(late).as("the lane was full for long").isNotEmpty();
        List<JsonNode> decisions = late.stream()
                .map(answer -> client.await("/v1/decisions/" + answer.decisionId(), d -> d.has("decision")))
                .map(file -> file.path("decision"))
                .toList();
        assertThat(decisions)
                .as("one that was begun in time may be decided after the answer, the others are not judged at all")
                .anySatisfy(decision -> {
                    assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
                    assertThat(decision.toString()).contains("waited too long for its turn");
                });
    }
}
