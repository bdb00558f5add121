package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.routes.Client.Answer;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.simulation.crash.KillSettings;
import io.trendguard.simulation.crash.ServiceProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The running service while something around it is broken: the disk, the rulebook, the model, the pace of its senders. */
class ServiceFaultsIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder = Path.of("");

    private static Path model = Path.of("");
    private final List<ServiceProcess> services = new ArrayList<>();

    @BeforeAll
    static void train() throws IOException {
        model = folder.resolve("model");
        TestService.train(Instant.now().truncatedTo(ChronoUnit.DAYS), model);
    }

    @AfterEach
    void killAll() throws InterruptedException {
        for (ServiceProcess service : services) {
            service.kill();
        }
    }

    private ServiceProcess service(String data, Map<String, String> settings) throws IOException {
        Map<String, String> all = new TreeMap<>(Map.of("trendguard.model", model.toString()));
        all.putAll(settings);
        ServiceProcess service = new ServiceProcess(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"),
                Jar.PATH,
                all,
                folder.resolve(data),
                Duration.ofMinutes(1));
        services.add(service);
        return service;
    }

    private static Client started(ServiceProcess service) throws IOException, InterruptedException {
        String key = service.createKey(TestService.TENANT);
        service.start();
        return Client.at(service.address(), key);
    }

    private static List<ObjectNode> purchases(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Shop.purchase(name + "-" + i, "customer-" + i % 10, Shop.CLASSIC, Instant.now()))
                .toList();
    }

    /** Puts a file into the inbox and says where its report will be. */
    private static Path drop(ServiceProcess service, String name, List<ObjectNode> events) throws IOException {
        Path inbox = service.data().resolve("inbox").resolve(TestService.TENANT.id());
        Path hidden = Files.createDirectories(inbox).resolve("." + name);
        Files.write(hidden, events.stream().map(ObjectNode::toString).toList());
        Files.move(hidden, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return inbox.resolve(".done").resolve(name + ".report.json");
    }

    private static JsonNode report(Path file) throws IOException, InterruptedException {
        Path readToItsEnd = Path.of(file.toString().replace(".report.json", ""));
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(readToItsEnd)) {
            assertThat(System.nanoTime()).as("waiting for %s", readToItsEnd).isLessThan(end);
            Thread.sleep(100);
        }
        return Json.mapper().readTree(file.toFile());
    }

    private static int purchasesCounted(Client client) {
        return client.get("/v1/overview").body().at("/events/by_feed/purchase").asInt();
    }

    private static String status(Answer answer) {
        return answer.body().path("status").asText();
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
    void aDiskThatTakesNothingIsAnsweredInWordsAndNothingIsLostOrDecidedTwice() throws Exception {
        ServiceProcess service = service("full-disk", Map.of());
        Client client = started(service);
        List<ObjectNode> before = purchases("before", 20);
        List<ObjectNode> during = purchases("during", 5);
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
        Path report = drop(service, "patient.ndjson", purchases("file", 30));
        Thread.sleep(2_500);
        assertThat(report).as("a file waits for the disk").doesNotExist();
        assertThat(client.get("/q/health/ready").status()).isEqualTo(503);
        diskIsFull(service, false);

        client.await("/q/health/ready", health -> health.path("status").asText().equals("UP"));
        before.forEach(
                event -> assertThat(status(client.post("/v1/events", event))).isEqualTo("REPEATED"));
        during.forEach(
                event -> assertThat(status(client.post("/v1/events", event))).isEqualTo("ACCEPTED"));
        assertThat(report(report).path("accepted").asInt()).isEqualTo(30);
        assertThat(purchasesCounted(client))
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

    @Test
    void aSecondServiceOnTheSameFolderSaysSoAndEnds() throws Exception {
        ServiceProcess first = service("shared", Map.of());
        Client client = started(first);
        ServiceProcess second = service("shared", Map.of());

        assertThatThrownBy(second::start).isInstanceOf(IOException.class);
        assertThat(Files.readString(second.output())).contains("shared", "in use by process");
        assertThat(client.post("/v1/events", purchases("after", 1).get(0)).status())
                .isEqualTo(202);
    }

    @Test
    void aFullLaneAsksSendersToComeBackAndFilesToWait() throws Exception {
        ServiceProcess service = service("busy", Map.of("trendguard.lanes", "1", "trendguard.lane-queue", "1"));
        Client client = started(service);
        List<Answer> refusals = new ArrayList<>();
        ExecutorService senders = Executors.newFixedThreadPool(16);
        try {
            List<CompletableFuture<Void>> sent = purchases("busy", 400).stream()
                    .map(event -> CompletableFuture.runAsync(() -> insist(client, event, refusals), senders))
                    .toList();
            Path report = drop(service, "busy.ndjson", purchases("busy-file", 400));
            sent.forEach(CompletableFuture::join);
            assertThat(report(report).path("accepted").asInt()).isEqualTo(400);
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
        assertThat(purchasesCounted(client)).isEqualTo(800);
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
        ServiceProcess service =
                service("slow", Map.of("trendguard.lanes", "1", "trendguard.checkout-deadline", "PT0.05S"));
        Client client = started(service);
        List<CompletableFuture<Answer>> crowd = IntStream.range(0, 4)
                .mapToObj(i -> Json.mapper().createArrayNode().addAll(purchases("crowd-" + i, 1_000)))
                .map(batch -> CompletableFuture.supplyAsync(() -> client.post("/v1/events", batch)))
                .toList();
        List<Answer> late = new ArrayList<>();
        for (int i = 0; crowd.stream().anyMatch(batch -> !batch.isDone()); i++) {
            long begin = System.nanoTime();
            Answer answer =
                    client.post("/v1/checkout", Shop.checkout("slow-" + i, "in-a-hurry", Shop.HYPE, Instant.now()));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            assertThat(answer.status()).isIn(200, 429);
            if (status(answer).equals("TOO_LATE")) {
                assertThat(answer.body().path("outcome").asText()).isEqualTo("UNDETERMINED");
                late.add(answer);
            }
        }
        assertThat(crowd).allSatisfy(batch -> assertThat(batch.join().status()).isEqualTo(200));
        assertThat(late).as("the lane was full for long").isNotEmpty();
        List<JsonNode> decisions = late.stream()
                .map(answer -> client.await(
                        "/v1/decisions/" + answer.body().path("decision_id").asText(), d -> d.has("decision")))
                .map(file -> file.path("decision"))
                .toList();
        assertThat(decisions)
                .as("one that was begun in time may be decided after the answer, the others are not judged at all")
                .anySatisfy(decision -> {
                    assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
                    assertThat(decision.toString()).contains("waited too long for its lane");
                });
    }

    /**
     * A history is read for the decision and written with the event, so a store that fails costs one decision and is made
     * anew at once: the circuit breaker, which waits for five failures, never has to open.
     */
    @Test
    void aHistoryStoreWhoseFilesAreCutIsNamedInTheDecisionAndMadeAnewFromTheLog() throws Exception {
        ServiceProcess service = service("cut-histories", Map.of());
        Client client = started(service);
        purchases("before", 20)
                .forEach(event ->
                        assertThat(client.post("/v1/events", event).status()).isEqualTo(202));
        service.stop();
        service.start();
        cutAllFiles(service.data().resolve("histories").resolve("data"));
        ObjectNode event = Shop.purchase("cut", "customer-1", Shop.HYPE, Instant.now());
        client.post("/v1/events", event);

        Answer again = untilAccepted(client, event);
        assertThat(status(again)).as("it was on the log").isEqualTo("REPEATED");
        JsonNode decision = decision(client, again);
        assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
        assertThat(decision.toString()).contains("history: history failed: ");
        int later = 0;
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        do {
            assertThat(System.nanoTime())
                    .as("the histories are not whole again")
                    .isLessThan(end);
            later++;
            decision = decision(
                    client,
                    untilAccepted(client, Shop.purchase("later-" + later, "customer-1", Shop.HYPE, Instant.now())));
        } while (decision.path("outcome").asText().equals("UNDETERMINED"));
        assertThat(purchasesCounted(client)).isEqualTo(21 + later);
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

    @Test
    void withoutAWholeRulebookNothingIsDoneAndTheCauseIsSaid() throws Exception {
        Path rulebook = folder.resolve("rulebook-without-policy");
        RulebookFiles.shipped("regret").write(rulebook);
        Files.delete(rulebook.resolve("policy.dmn"));
        ServiceProcess service = service("no-rulebook", Map.of("trendguard.rulebook", rulebook.toString()));
        JsonNode decision = decisionAboutARiskyPurchase(started(service));

        assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
        assertThat(decision.path("cause").asText()).contains("No rulebook is published", "policy.dmn", "missing");
        assertThat(Files.readString(service.output())).contains("policy.dmn");
    }

    @Test
    void aRulebookThatWouldEndTheServiceIsNotUsed() throws Exception {
        Path rulebook = folder.resolve("rulebook-that-exits");
        RulebookFiles.shipped("regret").write(rulebook);
        Path rules = rulebook.resolve("arbitration.drl");
        Files.writeString(rules, Files.readString(rules).replaceFirst("insert\\(new Objection", "System.exit(3); $0"));
        ServiceProcess service = service("exit", Map.of("trendguard.rulebook", rulebook.toString()));
        JsonNode decision = decisionAboutARiskyPurchase(started(service));

        assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
        assertThat(Files.readString(service.output())).contains("arbitration.drl", "The consequence must be");
    }

    @Test
    void aModelFolderWithOneByteChangedIsNotUsed() throws Exception {
        Path changed = Files.createDirectories(folder.resolve("model-changed"));
        try (Stream<Path> files = Files.list(model)) {
            for (Path file : files.toList()) {
                Files.copy(file, changed.resolve(file.getFileName()));
            }
        }
        Path trees = changed.resolve("trees.json");
        byte[] bytes = Files.readAllBytes(trees);
        bytes[bytes.length / 2] ^= 1;
        Files.write(trees, bytes);
        ServiceProcess service = service("changed-model", Map.of("trendguard.model", changed.toString()));
        JsonNode decision = decisionAboutARiskyPurchase(started(service));

        assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
        assertThat(decision.toString()).contains("No model is loaded");
        assertThat(Files.readString(service.output())).contains("model-changed");
    }

    private static JsonNode decisionAboutARiskyPurchase(Client client) {
        Answer answer = client.post("/v1/events", Shop.purchase("risky", "rita", Shop.HYPE, Instant.now()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return decision(client, answer);
    }

    private static JsonNode decision(Client client, Answer answer) {
        return client.get("/v1/decisions/" + answer.body().path("decision_id").asText())
                .body()
                .path("decision");
    }
}
