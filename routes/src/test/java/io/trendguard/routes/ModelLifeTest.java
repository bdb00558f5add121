package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.asset.AssetState;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.decision.Decider;
import io.trendguard.decision.Decision;
import io.trendguard.log.payload.Challenge;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.risk.RiskModel;
import io.trendguard.routes.Client.Answer;
import io.trendguard.rulebook.Rulebook;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The life of a model from draft to retirement, over HTTP and without a restart. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class ModelLifeTest {
    private final ModelShop shop;
    private final Client owner;
    private final Client approver;

    @Inject
    ModelLifeTest(SegmentAuditLog log) {
        shop = new ModelShop(log);
        owner = shop.owner;
        approver = shop.approver;
    }

    @Test
    void aPublishedModelDecidesTheNextEventAndARollbackUndoesItAndNoOtherTenantNotices() throws Exception {
        String before = ModelShop.decide(owner).path("model_version").asText();
        String others =
                ModelShop.decide(Client.withKey("other")).path("model_version").asText();
        ModelFolder folder = shop.variant(0.5, ModelShop.ready());

        Answer draft = shop.bring(folder);
        assertThat(draft.status()).as(draft.text()).isEqualTo(200);
        assertThat(draft.body().path("state").asText()).isEqualTo("DRAFT");
        assertThat(ModelShop.decide(owner).path("model_version").asText()).isEqualTo(before);

        String live = "{\"state\": \"LIVE\", \"reason\": \"better on the last six weeks\"}";
        assertThat(ModelShop.state(owner, folder.version(), live).text())
                .contains("somebody else has to put it into use");
        Answer published = ModelShop.state(approver, folder.version(), live);
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        assertThat(published.body().path("by").asText()).isEqualTo("approver");
        assertThat(ModelShop.decide(owner).path("model_version").asText()).isEqualTo(folder.version());
        PublicationPayload entry = shop.lastPublication();
        assertThat(entry.version()).isEqualTo(folder.version());
        assertThat(entry.replaced()).contains(before);
        assertThat(entry.actor()).isEqualTo("approver");
        assertThat(entry.note()).isEqualTo("better on the last six weeks");
        assertThat(entry.schemaVersion()).isEqualTo(3);
        assertThat(entry.tenant()).contains(TestService.MODELS);
        assertThat(entry.decisionPoint()).contains(RegretPoint.NAME);
        assertThat(entry.change().orElseThrow().state()).isEqualTo(AssetState.LIVE);

        assertThat(ModelShop.decide(Client.withKey("other"))
                        .path("model_version")
                        .asText())
                .isEqualTo(others);
        assertThat(Client.withKey("other").get("/v1/models").text()).doesNotContain(folder.version());
        assertThat(ModelShop.state(Client.withKey("other"), folder.version(), live)
                        .status())
                .isEqualTo(404);

        Answer back = owner.post("/v1/models/rollback", "{\"reason\": \"complaints\"}");
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(back.body().path("version").asText()).isEqualTo(before);
        assertThat(ModelShop.decide(owner).path("model_version").asText()).isEqualTo(before);
        assertThat(shop.lastPublication().change().orElseThrow().rollback()).isTrue();
    }

    @Test
    void anAuthorPutsAModelIntoUseOnceSomebodyElseHasApprovedIt() throws Exception {
        ModelShop.decide(owner);
        ModelFolder folder = shop.variant(0.55, ModelShop.ready());
        shop.bring(folder);
        String approval = "{\"state\": \"APPROVED\", \"reason\": \"I read its report\"}";
        assertThat(ModelShop.state(owner, folder.version(), approval).text())
                .contains("(owner) brought it, so somebody else has to approve it.");
        Answer approved = ModelShop.state(approver, folder.version(), approval);
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(approved.body().path("approver").asText()).isEqualTo("approver");
        assertThat(approved.body().path("decision_point").asText()).isEqualTo("regret");

        Answer live = ModelShop.state(owner, folder.version(), "{\"state\": \"LIVE\", \"reason\": \"approved\"}");
        assertThat(live.status()).as(live.text()).isEqualTo(200);
        assertThat(ModelShop.decide(owner).path("model_version").asText()).isEqualTo(folder.version());
        owner.post("/v1/models/rollback", "{\"reason\": \"end of the test\", \"decision_point\": \"regret\"}");
    }

    @Test
    void aShadowIsScoredBesideTheDecisionAndTheDecisionIsTheSameWithoutIt() throws Exception {
        ModelShop.decide(owner);
        ModelFolder folder = shop.variant(0.25, ModelShop.ready());
        shop.bring(folder);
        ModelShop.state(owner, folder.version(), "{\"state\": \"SHADOW\", \"reason\": \"let us see\"}");

        DecisionPayload payload = shop.lastDecision(ModelShop.decide(owner));
        Challenge challenge = payload.challengers().stream()
                .filter(one -> one.version().equals(folder.version()))
                .findFirst()
                .orElseThrow();
        ModelShop.state(owner, folder.version(), "{\"state\": \"RETIRED\", \"reason\": \"end of the test\"}");

        assertThat(challenge.skipped()).isEmpty();
        RiskAssessment champion = payload.decision().risks().get(0).risk();
        String deciding = payload.decision().modelVersion().orElseThrow();
        RiskModel model =
                RiskModels.load(TestService.running().data().resolve("registry").resolve(deciding));
        assertThat(challenge.lines()).singleElement().satisfies(line -> {
            assertThat(line.logOdds())
                    .as("before calibration, in which alone the two differ")
                    .isEqualTo(model.explainingBeforeCalibration()
                            .assess(payload.request().lines().get(0).features().orElseThrow())
                            .logOdds());
            assertThat(line.probability()).isNotEqualByComparingTo(champion.probability());
        });
        Decision again = new Decider().decide(payload.request(), Rulebook.shipped("regret"), Optional.of(model));
        assertThat(new DecisionPayload(payload.request(), again, payload.challengers())
                        .toEntry(Instant.EPOCH)
                        .payload())
                .isEqualTo(payload.toEntry(Instant.EPOCH).payload());
    }

    @Test
    void whileModelsChangeNoEventIsDroppedAndEachIsDecidedByOneVersion() throws Exception {
        String before = ModelShop.decide(owner).path("model_version").asText();
        ModelFolder folder = shop.variant(0.6, ModelShop.ready());
        shop.bring(folder);
        ExecutorService shops = Executors.newFixedThreadPool(3);
        try {
            List<Future<List<JsonNode>>> answers = new ArrayList<>();
            for (int shop = 0; shop < 3; shop++) {
                answers.add(shops.submit(() -> IntStream.range(0, 30)
                        .mapToObj(i -> ModelShop.decide(owner))
                        .toList()));
            }
            for (int change = 0; change < 3; change++) {
                ModelShop.state(approver, folder.version(), "{\"state\": \"LIVE\", \"reason\": \"to and fro\"}");
                assertThat(ModelShop.decide(owner).path("model_version").asText())
                        .isEqualTo(folder.version());
                approver.post("/v1/models/rollback", "{\"reason\": \"to and fro\"}");
                assertThat(ModelShop.decide(owner).path("model_version").asText())
                        .isEqualTo(before);
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

    @Test
    void aCanaryDecidesAboutItsCustomersAndTheOtherModelIsTheirChallenger() throws Exception {
        String live = ModelShop.decide(owner).path("model_version").asText();
        ModelFolder folder = shop.variant(0.4, ModelShop.ready());
        shop.bring(folder);
        String skipping = "{\"state\": \"CANARY\", \"share\": 0.25, \"reason\": \"a quarter\"}";
        assertThat(ModelShop.state(approver, folder.version(), skipping).text()).contains("Take (0.01) first.");
        for (double step : List.of(0.01, 0.05, 0.25)) {
            String wish = "{\"state\": \"CANARY\", \"share\": %s, \"reason\": \"step by step\"}".formatted(step);
            Answer canary = ModelShop.state(approver, folder.version(), wish);
            assertThat(canary.status()).as(canary.text()).isEqualTo(200);
        }
        Set<String> seen = new HashSet<>();
        for (int customer = 0; customer < 40; customer++) {
            JsonNode first = ModelShop.decide(owner, "tried-" + customer);
            String deciding = first.path("model_version").asText();
            seen.add(deciding);
            assertThat(ModelShop.decide(owner, "tried-" + customer)
                            .path("model_version")
                            .asText())
                    .isEqualTo(deciding);
            assertThat(shop.lastDecision(first).challengers())
                    .extracting(Challenge::version)
                    .contains(deciding.equals(live) ? folder.version() : live)
                    .doesNotContain(deciding);
        }
        ModelShop.state(approver, folder.version(), "{\"state\": \"RETIRED\", \"reason\": \"end of the test\"}");
        assertThat(seen).containsExactlyInAnyOrder(live, folder.version());
    }
}
