package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.card.Readiness.Check;
import io.trendguard.model.registry.ModelName;
import io.trendguard.model.registry.ModelZip;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.Client.Answer;
import io.trendguard.routes.point.giftwrap.GiftWrapPoint;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is refused on the way of a model into use, in words, and what a model says of itself before it is used. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class ModelRefusalsTest {
    private final ModelShop shop;
    private final Client owner;
    private final Client approver;

    @Inject
    ModelRefusalsTest(SegmentAuditLog log) {
        shop = new ModelShop(log);
        owner = shop.owner;
        approver = shop.approver;
    }

    @Test
    void aModelWithALeakIsRefusedUnlessItIsForcedWithAReasonThatLandsOnTheLog() throws Exception {
        ModelShop.decide(owner);
        ModelFolder leaky = shop.variant(
                0.9,
                new Readiness(List.of(new Readiness.Finding(
                        Check.LEAK, true, "tenure_days", "It knows the outcome. Leave it out."))));
        shop.bring(leaky);

        Answer refused = ModelShop.state(approver, leaky.version(), "{\"state\": \"LIVE\", \"reason\": \"I want it\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("LEAK, tenure_days: It knows the outcome.", "force it with a reason");
        assertThat(ModelShop.state(
                                approver, leaky.version(), "{\"state\": \"LIVE\", \"reason\": \" \", \"force\": true}")
                        .text())
                .contains("Say why");
        Answer forced = ModelShop.state(
                approver,
                leaky.version(),
                "{\"state\": \"CANARY\", \"share\": 0.01, \"reason\": \"known at checkout, see ticket 12\", \"force\":"
                        + " true}");
        assertThat(forced.status()).as(forced.text()).isEqualTo(200);
        PublicationPayload entry = shop.lastPublication();
        assertThat(entry.note()).isEqualTo("known at checkout, see ticket 12");
        assertThat(entry.change().orElseThrow().overridden())
                .containsExactly("LEAK, tenure_days: It knows the outcome. Leave it out.");
        assertThat(entry.change().orElseThrow().share()).contains(0.01);
        ModelShop.state(approver, leaky.version(), "{\"state\": \"RETIRED\", \"reason\": \"end of the test\"}");
    }

    @Test
    void aModelOfAnotherDecisionPointIsRefusedWithFieldValueAndRemedy() throws Exception {
        ModelFolder regret = shop.variant(0.35, ModelShop.ready());
        Answer unknown = shop.bring(naming(regret, new DecisionPoint("gift-card")));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text())
                .contains("(decision-point.json) names the decision point (gift-card)", "train it for");

        Answer meant = owner.post("/v1/models?decision_point=gift-wrap", ModelZip.TYPE, ModelZip.pack(regret));
        assertThat(meant.status()).isEqualTo(422);
        assertThat(meant.text())
                .contains(
                        "is for the decision point (regret), and (decision_point) says (gift-wrap)",
                        "leave the field out");
    }

    @Test
    void aModelThatKnowsOtherFeaturesThanItsDecisionPointIsNotAsked() throws Exception {
        ModelFolder mistaken = naming(shop.variant(0.36, ModelShop.ready()), GiftWrapPoint.NAME);
        assertThat(shop.bring(mistaken).status()).isEqualTo(200);

        Answer refused =
                ModelShop.state(approver, mistaken.version(), "{\"state\": \"SHADOW\", \"reason\": \"let us see\"}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text())
                .contains("It was trained on the feature schema", "at the decision point (gift-wrap). Train it again.");
    }

    /** The same model, said to be for another decision point. */
    private static ModelFolder naming(ModelFolder model, DecisionPoint point) throws IOException {
        Map<String, byte[]> files = model.files();
        files.put(ModelFolder.DECISION_POINT, ModelFolder.naming(point));
        return ModelFolder.write(
                TestService.running().data().resolve("variants").resolve(point.name()), files);
    }

    @Test
    void aModelWhoseKeptBytesWereChangedIsRefused() throws Exception {
        ModelShop.decide(owner);
        ModelFolder folder = shop.variant(0.7, ModelShop.ready());
        shop.bring(folder);
        Path metrics = TestService.running()
                .data()
                .resolve("registry")
                .resolve(folder.version())
                .resolve("metrics.json");
        byte[] bytes = Files.readAllBytes(metrics);
        bytes[20] ^= 1;
        Files.write(metrics, bytes);

        Answer refused = ModelShop.state(approver, folder.version(), "{\"state\": \"LIVE\", \"reason\": \"now\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("(metrics.json)");
        assertThat(owner.get("/v1/models").text()).contains("Its folder is missing or was changed");
    }

    @Test
    void whatIsNoModelIsRefusedInWords() {
        assertThat(owner.post("/v1/models", ModelZip.TYPE, "no zip".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(ModelShop.state(owner, "0".repeat(64), "{\"state\": \"LIVE\", \"reason\": \"x\"}")
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
        ModelShop.decide(owner);
        ModelFolder folder = shop.variant(0.8, ModelShop.ready());
        shop.bring(folder);
        JsonNode line = Stream.iterate(0, i -> i + 1)
                .map(owner.get("/v1/models").body()::path)
                .filter(l -> l.path("version").asText().equals(folder.version()))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("author").asText()).isEqualTo("owner");
        assertThat(line.path("name").asText()).isEqualTo(ModelName.of(folder.version()));
        assertThat(line.path("metrics").path("auc").asDouble()).isBetween(0.5, 1.0);
        assertThat(line.path("metrics").path("auc_interval")).hasSize(2);
        assertThat(line.path("objections")).isEmpty();
        Answer report = owner.get("/v1/models/" + folder.version() + "/report");
        assertThat(report.text()).contains("<title>R</title>");
        assertThat(report.header("Content-Security-Policy"))
                .startsWith("sandbox; default-src 'none'; style-src 'none'")
                .doesNotContain("script");
        JsonNode address =
                owner.get("/v1/models/" + folder.version() + "/report/address").body();
        Answer framed = Client.anonymous().get(address.path("href").asText());
        assertThat(framed.text()).isEqualTo(report.text());
        assertThat(framed.header("Content-Security-Policy")).isEqualTo(report.header("Content-Security-Policy"));
        assertThat(Client.anonymous()
                        .get(address.path("href").asText().replace(folder.version(), "0".repeat(64)))
                        .status())
                .as("an address that was changed leads nowhere")
                .isEqualTo(404);
        assertThat(Client.withKey("other")
                        .get("/v1/models/" + folder.version() + "/report/address")
                        .status())
                .isEqualTo(404);
        Answer packed = owner.get("/v1/models/" + folder.version() + "/folder");
        assertThat(packed.contentType()).isEqualTo(ModelZip.TYPE);
    }
}
