package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.routes.Client.Answer;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that change something: what they are sent is understood whole, or it changes nothing and is answered in words. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class ChangingCallsTest {
    private static final List<String> ROUTES = List.of(
            "/v1/safe-mode",
            "/v1/models/m_none/state",
            "/v1/models/rollback",
            "/v1/outbox/t_none/settle",
            "/v1/outbox/t_none/resend");

    private final ModelShop shop;
    private final Client client = Client.withKey("all");

    @Inject
    ChangingCallsTest(SegmentAuditLog log) {
        shop = new ModelShop(log);
    }

    static Stream<Arguments> everyRouteWithEveryBodyThatSaysNothing() {
        return ROUTES.stream()
                .flatMap(route -> Stream.of(
                                "",
                                " ",
                                "null",
                                "{}",
                                "[]",
                                "7",
                                "true",
                                "\"text\"",
                                "{",
                                "[{}]",
                                "{\"wish\": 1}",
                                "\uFEFF{}")
                        .map(body -> Arguments.of(route, body)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void everyRouteWithEveryBodyThatSaysNothing(String route, String body) {
        long before = client.get("/v1/log/head").body().path("size").asLong();
        Answer answer = client.post(route, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().path("type").asText()).isEqualTo("/problems.html#bad-call");
        JsonNode finding = answer.body().at("/errors/0");
        assertThat(finding.path("field").asText()).isNotBlank();
        assertThat(finding.path("remedy").asText()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "jackson", "io.trendguard.routes");
        assertThat(client.get("/v1/log/head").body().path("size").asLong())
                .as("nothing was changed")
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\": \"x\"}",
                "{\"state\": null, \"reason\": \"x\"}",
                "{\"state\": \"\", \"reason\": \"x\"}",
                "{\"state\": \"retire\", \"reason\": \"x\"}",
                "{\"state\": 4, \"reason\": \"x\"}",
                "{\"state\": [\"RETIRED\"], \"reason\": \"x\"}",
                "{\"State\": \"RETIRED\", \"reason\": \"x\"}",
                "{\"state\": \"RETIRED\"}",
                "{\"state\": \"RETIRED\", \"reason\": null}",
                "{\"state\": \"RETIRED\", \"reason\": \"x\", \"force\": \"yes\"}",
                "{\"state\": \"RETIRED\", \"reason\": \"x\", \"share\": \"0.1\"}",
                "{\"state\": \"RETIRED\", \"reason\": \"x\", \"sure\": true}"
            })
    void aLiveModelStaysLiveUnlessAllIsSaid(String body) throws Exception {
        String live = live();
        Answer answer = ModelShop.state(shop.approver, live, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/remedy").asText()).isNotBlank();
        assertThat(ModelShop.decide(shop.owner).path("model_version").asText()).isEqualTo(live);
    }

    /** The version that decides; one is put into use if it was retired by a test before. */
    private String live() throws Exception {
        for (JsonNode line : shop.owner.get("/v1/models").body()) {
            if (line.path("state").asText().equals("LIVE")) {
                return line.path("version").asText();
            }
        }
        ModelFolder folder = shop.variant(0.77, ModelShop.ready());
        assertThat(shop.bring(folder).status()).isEqualTo(200);
        Answer published =
                ModelShop.state(shop.approver, folder.version(), "{\"state\": \"LIVE\", \"reason\": \"for the test\"}");
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        return folder.version();
    }

    @Test
    void aMisspeltStateIsToldTheKnownOnes() throws Exception {
        Answer answer = ModelShop.state(shop.approver, live(), "{\"state\": \"LVIE\", \"reson\": \"x\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("LIVE", "RETIRED", "maybe you meant (reason)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "0", "\"on\"", "null", "{}", "[true]"})
    void safeModeIsSwitchedByAYesOrNoAlone(String on) {
        boolean before = client.get("/v1/overview").body().path("safe_mode").asBoolean();
        Answer answer = client.post("/v1/safe-mode", "{\"on\": " + on + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("on");
        assertThat(answer.body().at("/errors/0/remedy").asText()).contains("true or false");
        assertThat(client.get("/v1/overview").body().path("safe_mode").asBoolean())
                .isEqualTo(before);
    }

    @Test
    void aReceiptIsReadByWhoSendsAndWhoReads() {
        Answer sent = client.post("/v1/events", Shop.purchases("receipt", 1).get(0));
        String receipt = "/v1/receipts/" + sent.body().at("/receipt/position").asText();
        assertThat(Client.withKey("sender").get(receipt).status()).isEqualTo(200);
        assertThat(Client.withToken(TestService.running().token("shop", "read"))
                        .get(receipt)
                        .status())
                .isEqualTo(200);
        assertThat(Client.withToken(TestService.running().token("shop", "operate"))
                        .get(receipt)
                        .status())
                .isEqualTo(403);
        assertThat(Client.anonymous().get(receipt).status()).isEqualTo(401);
        assertThat(Client.withKey("other").get(receipt).status())
                .as("another tenant's log")
                .isIn(200, 404);
    }

    @Test
    void noCacheKeepsAnAnswerAndNoFrameShowsAReplyPage() {
        for (String path : List.of("/v1/overview", "/v1/decisions", "/v1/schemas", "/v1/nothing", "/v1/log/key")) {
            assertThat(client.get(path).header("Cache-Control")).as(path).isEqualTo("no-store");
        }
        assertThat(client.post("/v1/events", Shop.purchases("cache", 1).get(0)).header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(client.post("/v1/events", "no JSON").header("Cache-Control")).isEqualTo("no-store");
        assertThat(Client.anonymous().get("/v1/overview").header("Cache-Control"))
                .isEqualTo("no-store");
        Answer page = Client.anonymous().get("/r/not-a-link");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void packedBodiesOfChangingCallsAreRefusedWithWhatIsRead() {
        Answer answer = client.call(
                "POST",
                "/v1/safe-mode",
                Map.of("Content-Encoding", "gzip", "Content-Type", "application/json"),
                "{\"on\": true}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
    }
}
