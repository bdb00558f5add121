package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.routes.Client.Answer;
import io.trendguard.simulation.crash.KillSettings;
import io.trendguard.simulation.crash.ServiceProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The running service while its disk is full, shared with another service, or loses what lies on it. */
class ServiceFaultsIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    @RegisterExtension
    final Services services = new Services();

    @Test
    void aDiskThatTakesNothingIsAnsweredInWordsAndNothingIsLostOrDecidedTwice() throws Exception {
        ServiceProcess service = services.on(folder.resolve("full-disk"), Map.of());
        Client client = Services.started(service);
        List<ObjectNode> before = Shop.purchases("before", 20);
        List<ObjectNode> during = Shop.purchases("during", 5);
        before.forEach(
                event -> assertThat(client.post("/v1/events", event).status()).isEqualTo(202));

        diskIsFull(service, true);
        for (ObjectNode event : during) {
            Answer answer = client.post("/v1/events", event);
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.body().path("detail").asText()).contains("Send the same events again later");
        }
        Inbox inbox = Inbox.in(service.data());
        inbox.put("patient.ndjson", Shop.purchases("file", 30));
        Thread.sleep(2_500);
        assertThat(inbox.reportOf("patient.ndjson"))
                .as("a file waits for the disk")
                .doesNotExist();
        assertThat(client.get("/q/health/ready").status()).isEqualTo(503);
        diskIsFull(service, false);

        client.await("/q/health/ready", health -> health.path("status").asText().equals("UP"));
        before.forEach(event ->
                assertThat(client.post("/v1/events", event).eventStatus()).isEqualTo("REPEATED"));
        during.forEach(event ->
                assertThat(client.post("/v1/events", event).eventStatus()).isEqualTo("ACCEPTED"));
        assertThat(inbox.report("", "patient.ndjson").path("accepted").asInt()).isEqualTo(30);
        assertThat(client.purchasesCounted())
                .as("what was refused was forgotten again")
                .isEqualTo(55);

        service.stop();
        try (AuditLog log = KillSettings.segments(service.data().resolve("log"));
                Stream<Entry> entries = log.scan(TestService.TENANT, 0)) {
            List<LogPayload> payloads =
                    entries.flatMap(entry -> LogPayload.of(entry).stream()).toList();
            assertThat(payloads.stream()
                            .filter(EventPayload.class::isInstance)
                            .map(payload -> ((EventPayload) payload).event().id()))
                    .doesNotHaveDuplicates()
                    .hasSize(55);
            assertThat(payloads.stream()
                            .filter(DecisionPayload.class::isInstance)
                            .map(payload ->
                                    ((DecisionPayload) payload).decision().decisionId()))
                    .doesNotHaveDuplicates()
                    .hasSize(55);
        }
    }

    /** From now on the operating system lets the service write nothing more to any file, or lets it write again. */
    private static void diskIsFull(ServiceProcess service, boolean full) throws IOException, InterruptedException {
        Process limit = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(service.pid()), "--fsize=" + (full ? "0:" : "unlimited:"))
                .inheritIO()
                .start();
        assertThat(limit.waitFor()).as("prlimit (package util-linux)").isZero();
    }

    @Test
    void aSecondServiceOnTheSameFolderSaysSoAndEnds() throws Exception {
        ServiceProcess first = services.on(folder.resolve("shared"), Map.of());
        Client client = Services.started(first);
        ServiceProcess second = services.on(folder.resolve("shared"), Map.of());

        assertThatThrownBy(second::start).isInstanceOf(IOException.class);
        assertThat(Files.readString(second.output())).contains("shared", "in use by process");
        assertThat(client.post("/v1/events", Shop.purchases("after", 1).get(0)).status())
                .isEqualTo(202);
    }

    /**
     * A history is read for the decision and written with the event, so a store that fails costs one decision and is made
     * anew at once: the circuit breaker, which waits for five failures, never has to open.
     */
    @Test
    void aHistoryStoreWhoseFilesAreCutIsNamedInTheDecisionAndMadeAnewFromTheLog() throws Exception {
        ServiceProcess service = services.on(folder.resolve("cut-histories"), Map.of());
        Client client = Services.started(service);
        Shop.purchases("before", 20)
                .forEach(event ->
                        assertThat(client.post("/v1/events", event).status()).isEqualTo(202));
        service.stop();
        service.start();
        cutAllFiles(service.data().resolve("histories").resolve("data"));
        ObjectNode event = Shop.purchase("cut", "customer-1", Shop.HYPE, Instant.now());
        client.post("/v1/events", event);

        Answer again = untilAccepted(client, event);
        assertThat(again.eventStatus()).as("it was on the log").isEqualTo("REPEATED");
        JsonNode decision = client.decisionOf(again).path("decision");
        assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
        assertThat(decision.toString()).contains("history: history failed: ");
        int later = 0;
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        do {
            assertThat(System.nanoTime())
                    .as("the histories are not whole again")
                    .isLessThan(end);
            later++;
            Answer answer =
                    untilAccepted(client, Shop.purchase("later-" + later, "customer-1", Shop.HYPE, Instant.now()));
            decision = client.decisionOf(answer).path("decision");
        } while (decision.path("outcome").asText().equals("UNDETERMINED"));
        assertThat(client.purchasesCounted()).isEqualTo(21 + later);
    }

    private static void cutAllFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(0);
                }
            }
        }
    }

    /** Sends an event until the service, which may be making something anew, takes it. */
    private static Answer untilAccepted(Client client, ObjectNode event) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Answer answer = client.post("/v1/events", event);
        while (answer.status() != 202 && System.nanoTime() < end) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            Thread.sleep(100);
            answer = client.post("/v1/events", event);
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer;
    }
}
