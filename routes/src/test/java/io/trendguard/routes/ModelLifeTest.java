package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.decision.Decider;
import io.trendguard.decision.Decision;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.payload.Challenge;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.ModelChange.State;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.model.gate.Readiness;
import io.trendguard.model.gate.Readiness.Check;
import io.trendguard.model.registry.ModelZip;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.risk.RiskModel;
import io.trendguard.routes.Client.Answer;
import io.trendguard.rulebook.Rulebook;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The life of a model from draft to retirement, over HTTP and without a restart. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class ModelLifeTest {
    private static final AtomicInteger ORDERS = new AtomicInteger();

    @Inject
    SegmentAuditLog log;

    private final Client owner = Client.withKey("owner");
    private final Client approver = Client.withKey("approver");

    /** The trained model of the tests with another calibration, so that it is another version and says other numbers. */
    private ModelFolder variant(double slope, Readiness readiness) {
        try {
            Map<String, byte[]> files = ModelFolder.read(
                            TestService.running().data().resolve("models/test"))
                    .files();
            Calibration calibration = new Calibration.Platt(slope, 0);
            files.put(
                    ModelFolder.CALIBRATION,
                    Json.mapper().writerFor(Calibration.class).writeValueAsBytes(calibration));
            files.put(ModelFolder.READINESS, Json.mapper().writeValueAsBytes(readiness));
            files.put(ModelFolder.REPORT_PAGE, "<!doctype html><title>R</title>".getBytes(StandardCharsets.UTF_8));
            return ModelFolder.write(TestService.running().data().resolve("variants/" + slope), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Readiness ready() {
        return new Readiness(List.of());
    }

    private Answer bring(ModelFolder folder) throws IOException {
        return owner.post("/v1/models?reason=newer+history", ModelZip.TYPE, ModelZip.pack(folder));
    }

    private static Answer state(Client who, String version, String body) {
        return who.post("/v1/models/" + version + "/state", body);
    }

    private static JsonNode decide(Client who) {
        return decide(who, "customer-" + ORDERS.get());
    }

    private static JsonNode decide(Client who, String customer) {
        int number = ORDERS.incrementAndGet();
        Answer sent = who.post("/v1/events", Shop.purchase("life-" + number, customer, Shop.CLASSIC, Instant.now()));
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        Answer read = who.get("/v1/decisions/" + sent.body().path("decision_id").asText());
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        return read.body().path("decision");
    }

    private PublicationPayload lastPublication() {
        try (Stream<Entry> entries = log.scan(TestService.MODELS, 0)) {
            return entries.filter(entry -> entry.kind() == EntryKind.PUBLICATION)
                    .flatMap(entry -> LogPayload.of(entry).stream())
                    .map(PublicationPayload.class::cast)
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
    }

    @Test
    void aPublishedModelDecidesTheNextEventAndARollbackUndoesItAndNoOtherTenantNotices() throws Exception {
        String before = decide(owner).path("model_version").asText();
        String others = decide(Client.withKey("other")).path("model_version").asText();
        ModelFolder folder = variant(0.5, ready());

        Answer draft = bring(folder);
        assertThat(draft.status()).as(draft.text()).isEqualTo(200);
        assertThat(draft.body().path("state").asText()).isEqualTo("DRAFT");
        assertThat(decide(owner).path("model_version").asText()).isEqualTo(before);

        String live = "{\"state\": \"LIVE\", \"reason\": \"better on the last six weeks\"}";
        assertThat(state(owner, folder.version(), live).text()).contains("somebody else has to put it into use");
        Answer published = state(approver, folder.version(), live);
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        assertThat(published.body().path("by").asText()).isEqualTo("approver");
        assertThat(decide(owner).path("model_version").asText()).isEqualTo(folder.version());
        PublicationPayload entry = lastPublication();
        assertThat(entry.version()).isEqualTo(folder.version());
        assertThat(entry.replaced()).contains(before);
        assertThat(entry.actor()).isEqualTo("approver");
        assertThat(entry.note()).isEqualTo("better on the last six weeks");
        assertThat(entry.change().orElseThrow().state()).isEqualTo(State.LIVE);

        assertThat(decide(Client.withKey("other")).path("model_version").asText())
                .isEqualTo(others);
        assertThat(Client.withKey("other").get("/v1/models").text()).doesNotContain(folder.version());
        assertThat(state(Client.withKey("other"), folder.version(), live).status())
                .isEqualTo(404);

        Answer back = owner.post("/v1/models/rollback", "{\"reason\": \"complaints\"}");
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(back.body().path("version").asText()).isEqualTo(before);
        assertThat(decide(owner).path("model_version").asText()).isEqualTo(before);
        assertThat(lastPublication().change().orElseThrow().rollback()).isTrue();
    }

    @Test
    void aModelWithALeakIsRefusedUnlessItIsForcedWithAReasonThatLandsOnTheLog() throws Exception {
        decide(owner);
        ModelFolder leaky = variant(
                0.9,
                new Readiness(List.of(new Readiness.Finding(
                        Check.LEAK, true, "tenure_days", "It knows the outcome. Leave it out."))));
        bring(leaky);

        Answer refused = state(approver, leaky.version(), "{\"state\": \"LIVE\", \"reason\": \"I want it\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("LEAK, tenure_days: It knows the outcome.", "force it with a reason");
        assertThat(state(approver, leaky.version(), "{\"state\": \"LIVE\", \"reason\": \" \", \"force\": true}")
                        .text())
                .contains("Say why");
        Answer forced = state(
                approver,
                leaky.version(),
                "{\"state\": \"CANARY\", \"share\": 0.01, \"reason\": \"known at checkout, see ticket 12\", \"force\": true}");
        assertThat(forced.status()).as(forced.text()).isEqualTo(200);
        PublicationPayload entry = lastPublication();
        assertThat(entry.note()).isEqualTo("known at checkout, see ticket 12");
        assertThat(entry.change().orElseThrow().overridden())
                .containsExactly("LEAK, tenure_days: It knows the outcome. Leave it out.");
        assertThat(entry.change().orElseThrow().share()).contains(0.01);
        state(approver, leaky.version(), "{\"state\": \"RETIRED\", \"reason\": \"end of the test\"}");
    }

    @Test
    void aShadowIsScoredBesideTheDecisionAndTheDecisionIsTheSameWithoutIt() throws Exception {
        decide(owner);
        ModelFolder folder = variant(0.25, ready());
        bring(folder);
        state(owner, folder.version(), "{\"state\": \"SHADOW\", \"reason\": \"let us see\"}");

        DecisionPayload payload = lastDecision(decide(owner));
        Challenge challenge = payload.challengers().stream()
                .filter(one -> one.version().equals(folder.version()))
                .findFirst()
                .orElseThrow();
        state(owner, folder.version(), "{\"state\": \"RETIRED\", \"reason\": \"end of the test\"}");

        assertThat(challenge.skipped()).isEmpty();
        RiskAssessment champion = payload.decision().risks().get(0).risk();
        assertThat(challenge.lines()).singleElement().satisfies(line -> {
            assertThat(line.logOdds()).isEqualTo(champion.logOdds());
            assertThat(line.probability()).isNotEqualByComparingTo(champion.probability());
        });
        String deciding = payload.decision().modelVersion().orElseThrow();
        RiskModel model =
                RiskModels.load(TestService.running().data().resolve("registry").resolve(deciding));
        Decision again = new Decider().decide(payload.request(), Rulebook.shipped("regret"), Optional.of(model));
        assertThat(CanonicalJson.bytes(again)).isEqualTo(CanonicalJson.bytes(payload.decision()));
    }

    @Test
    void whileModelsChangeNoEventIsDroppedAndEachIsDecidedByOneVersion() throws Exception {
        String before = decide(owner).path("model_version").asText();
        ModelFolder folder = variant(0.6, ready());
        bring(folder);
        ExecutorService shops = Executors.newFixedThreadPool(3);
        try {
            List<Future<List<JsonNode>>> answers = new ArrayList<>();
            for (int shop = 0; shop < 3; shop++) {
                answers.add(shops.submit(() ->
                        IntStream.range(0, 30).mapToObj(i -> decide(owner)).toList()));
            }
            for (int change = 0; change < 3; change++) {
                state(approver, folder.version(), "{\"state\": \"LIVE\", \"reason\": \"to and fro\"}");
                assertThat(decide(owner).path("model_version").asText()).isEqualTo(folder.version());
                approver.post("/v1/models/rollback", "{\"reason\": \"to and fro\"}");
                assertThat(decide(owner).path("model_version").asText()).isEqualTo(before);
            }
            for (Future<List<JsonNode>> answer : answers) {
                assertThat(answer.get()).hasSize(30).allSatisfy(decision -> {
                    String version = decision.path("model_version").asText();
                    assertThat(version).isIn(before, folder.version());
                    assertThat(decision.path("risks").findValuesAsText("model_version"))
                            .containsOnly(version);
                });
            }
        } finally {
            shops.shutdownNow();
        }
    }

    private DecisionPayload lastDecision(JsonNode decision) {
        try (Stream<Entry> entries = log.scan(TestService.MODELS, 0)) {
            return entries.filter(entry -> entry.kind() == EntryKind.DECISION)
                    .flatMap(entry -> LogPayload.of(entry).stream())
                    .map(DecisionPayload.class::cast)
                    .filter(payload -> payload.decision()
                            .decisionId()
                            .equals(decision.path("decision_id").asText()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aCanaryDecidesAboutItsCustomersAndTheOtherModelIsTheirChallenger() throws Exception {
        String live = decide(owner).path("model_version").asText();
        ModelFolder folder = variant(0.4, ready());
        bring(folder);
        Answer canary = state(
                approver, folder.version(), "{\"state\": \"CANARY\", \"share\": 0.5, \"reason\": \"half of them\"}");
        assertThat(canary.status()).as(canary.text()).isEqualTo(200);
        Set<String> seen = new HashSet<>();
        for (int customer = 0; customer < 24; customer++) {
            JsonNode first = decide(owner, "tried-" + customer);
            String deciding = first.path("model_version").asText();
            seen.add(deciding);
            assertThat(decide(owner, "tried-" + customer).path("model_version").asText())
                    .isEqualTo(deciding);
            assertThat(lastDecision(first).challengers())
                    .extracting(Challenge::version)
                    .contains(deciding.equals(live) ? folder.version() : live)
                    .doesNotContain(deciding);
        }
        state(approver, folder.version(), "{\"state\": \"RETIRED\", \"reason\": \"end of the test\"}");
        assertThat(seen).containsExactlyInAnyOrder(live, folder.version());
    }

    @Test
    void aModelWhoseKeptBytesWereChangedIsRefused() throws Exception {
        decide(owner);
        ModelFolder folder = variant(0.7, ready());
        bring(folder);
        Path metrics = TestService.running()
                .data()
                .resolve("registry")
                .resolve(folder.version())
                .resolve("metrics.json");
        byte[] bytes = Files.readAllBytes(metrics);
        bytes[20] ^= 1;
        Files.write(metrics, bytes);

        Answer refused = state(approver, folder.version(), "{\"state\": \"LIVE\", \"reason\": \"now\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("(metrics.json)");
        assertThat(owner.get("/v1/models").text()).contains("Its folder is missing or was changed");
    }

    @Test
    void whatIsNoModelIsRefusedInWords() {
        assertThat(owner.post("/v1/models", ModelZip.TYPE, "no zip".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(state(owner, "0".repeat(64), "{\"state\": \"LIVE\", \"reason\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(Client.withKey("sender").get("/v1/models").status()).isEqualTo(403);
        Client reader = Client.withToken(TestService.running().token("models", "read"));
        assertThat(reader.get("/v1/models").status()).isEqualTo(200);
        assertThat(reader.post("/v1/models/rollback", "{\"reason\": \"x\"}").status())
                .isEqualTo(403);
    }

    @Test
    void aModelLineTellsHowGoodItIsAndItsReportIsReadWithoutTrustingIt() throws Exception {
        decide(owner);
        ModelFolder folder = variant(0.8, ready());
        bring(folder);
        JsonNode line = Stream.iterate(0, i -> i + 1)
                .map(owner.get("/v1/models").body()::path)
                .filter(l -> l.path("version").asText().equals(folder.version()))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("author").asText()).isEqualTo("owner");
        assertThat(line.path("metrics").path("auc").asDouble()).isBetween(0.5, 1.0);
        assertThat(line.path("metrics").path("auc_interval")).hasSize(2);
        assertThat(line.path("objections")).isEmpty();
        Answer report = owner.get("/v1/models/" + folder.version() + "/report");
        assertThat(report.text()).contains("<title>R</title>");
        assertThat(report.header("Content-Security-Policy")).startsWith("sandbox allow-scripts; default-src 'none'");
        Answer packed = owner.get("/v1/models/" + folder.version() + "/folder");
        assertThat(packed.contentType()).isEqualTo(ModelZip.TYPE);
    }
}
