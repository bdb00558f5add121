package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.audit.proof.LogVerifier;
import io.trendguard.audit.proof.VerifierKey;
import io.trendguard.json.Json;
import io.trendguard.log.Receipt;
import io.trendguard.routes.Client.Answer;
import io.trendguard.routes.engine.Supervisor;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a shop developer meets: events in, receipts and decisions out, and an answer to everything that is wrong. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class EventsOverHttpTest {
    private final Client client = Client.withKey("all");

    @Inject
    Supervisor supervisor;

    @BeforeAll
    static void past() {
        Client.bringInThePast();
    }

    @Test
    void aPurchaseIsAnsweredWithAReceiptThatHoldsUnderTheLogsKey() throws Exception {
        Answer answer = client.post("/v1/events", Shop.purchase("o-1", "ann", Shop.CLASSIC, Instant.now()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("status").asText()).isEqualTo("ACCEPTED");
        Receipt receipt = Json.mapper().treeToValue(answer.body().path("receipt"), Receipt.class);
        VerifierKey key = VerifierKey.parse(client.get("/v1/log/key").text().strip());
        assertThat(LogVerifier.receipt(receipt, key).size()).isGreaterThan(receipt.position());
        Answer decision =
                client.get("/v1/decisions/" + answer.body().path("decision_id").asText());
        assertThat(decision.body().path("decision").path("outcome").asText()).isEqualTo("NOTHING");
    }

    @Test
    void aRepeatedEventIsAnsweredWithTheFirstDecision() {
        ObjectNode checkout = Shop.checkout("c-repeat", "bea", Shop.HYPE, Instant.now());
        Answer first = client.post("/v1/checkout", checkout);
        Answer second = client.post("/v1/checkout", checkout);

        assertThat(first.body().path("status").asText()).isEqualTo("ACCEPTED");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().path("status").asText()).isEqualTo("REPEATED");
        assertThat(second.body().path("answer")).isEqualTo(first.body().path("answer"));
        assertThat(second.body().path("decision_id")).isEqualTo(first.body().path("decision_id"));
    }

    @Test
    void theSameIdWithOtherContentIsAConflictAndTheFirstStands() {
        Instant now = Instant.now();
        Answer first = client.post("/v1/events", Shop.purchase("o-2", "cem", Shop.CLASSIC, now));
        Answer other = client.post("/v1/events", Shop.purchase("o-2", "cem", Shop.HYPE, now));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.contentType()).startsWith("application/problem+json");
        Answer decision =
                client.get("/v1/decisions/" + first.body().path("decision_id").asText());
        assertThat(decision.body().at("/request/lines/0/line/product_id").asText())
                .isEqualTo(Shop.CLASSIC);
    }

    @Test
    void aNewBuyerOfARiskyItemIsOfferedTheFitCheckAtCheckout() {
        Answer answer = client.post("/v1/checkout", Shop.checkout("c-1", "dora", Shop.HYPE, Instant.now()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("outcome").asText()).isEqualTo("INTERVENE");
        assertThat(answer.body().at("/answer/intervention").asText()).isIn("fit-check-credit", "size-fit-check");
        assertThat(answer.body().at("/answer/heading").asText()).isNotBlank();
        String id = answer.body().path("decision_id").asText();
        JsonNode decision =
                client.await("/v1/decisions/" + id, d -> d.path("history").size() == 3);
        assertThat(decision.at("/decision/risks/0/risk/probability").decimalValue())
                .isGreaterThan(new BigDecimal("0.75"));
        assertThat(decision.at("/history/2/summary").asText()).isEqualTo("HANDED_OVER");
    }

    @Test
    void aDefectGoesStraightThroughAndOtherReturnsAskForNothing() {
        client.post("/v1/events", Shop.purchase("o-broken", "uma", Shop.HYPE, Instant.now()));
        ObjectNode defect = Shop.returned("o-broken", "uma", Shop.HYPE, Instant.now());
        ((ObjectNode) defect.path("data")).put("reason", "DEFECT");
        Answer answer = client.post("/v1/events", defect);

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        JsonNode decision = client.get(
                        "/v1/decisions/" + answer.body().path("decision_id").asText())
                .body();
        assertThat(decision.at("/request/lines/0/announced_return").asText()).isEqualTo("DEFECT");
        assertThat(decision.at("/decision/marks").toString()).contains("fast-track");
        assertThat(decision.at("/decision/candidates").toString()).contains("DEFECT_GOES_STRAIGHT_THROUGH");
        assertThat(decision.at("/decision/outcome").asText()).isEqualTo("NOTHING");

        client.post("/v1/events", Shop.purchase("o-regretted", "uma", Shop.HYPE, Instant.now()));
        assertThat(client.post("/v1/events", Shop.returned("o-regretted", "uma", Shop.HYPE, Instant.now()))
                        .body()
                        .has("decision_id"))
                .isFalse();
    }

    @Test
    void aDefectOfAnOrderThatNobodyKnowsIsUndeterminedAndSaysSo() {
        ObjectNode defect = Shop.returned("o-from-elsewhere", "vic", Shop.HYPE, Instant.now());
        ((ObjectNode) defect.path("data")).put("reason", "DEFECT");
        Answer answer = client.post("/v1/events", defect);

        JsonNode decision = client.get(
                        "/v1/decisions/" + answer.body().path("decision_id").asText())
                .body()
                .path("decision");
        assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
        assertThat(decision.toString()).contains("nothing was decided about the order (o-from-elsewhere)");
    }

    @Test
    void aBatchIsAnsweredEventByEvent() {
        ObjectNode good = Shop.purchase("o-3", "eli", Shop.CLASSIC, Instant.now());
        ObjectNode bad = Shop.purchase("o-4", "eli", Shop.CLASSIC, Instant.now());
        ((ObjectNode) bad.path("data")).put("order_id", 7);

        Answer answer = client.post(
                "/v1/events", Json.mapper().createArrayNode().add(good).add(bad));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/results/0/status").asText()).isEqualTo("ACCEPTED");
        assertThat(answer.body().at("/results/1/status").asText()).isEqualTo("REJECTED");
        assertThat(answer.body().at("/results/1/problem/errors/0/field").asText())
                .isEqualTo("data.order_id");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("missing product", "product_id", e -> line(e).remove("product_id")),
                wrong("negative price", "paid_price_minor", e -> line(e).put("paid_price_minor", -1)),
                wrong("list price below paid price", "list_price_minor", e -> line(e).put("list_price_minor", 1)),
                wrong("1990", "time", e -> e.put("time", "1990-01-01T00:00:00Z")),
                wrong("2090", "time", e -> e.put("time", "2090-01-01T00:00:00Z")),
                wrong("a question mark for a product", "product_id", e -> line(e).put("product_id", "?")),
                wrong("an empty order", "lines", e -> ((ObjectNode) e.path("data")).putArray("lines")),
                wrong("an unknown field", "colour", e -> line(e).put("colour", "red")),
                wrong("an unknown type", "type", e -> e.put("type", "io.trendguard.wish")),
                wrong("no id", "id", e -> e.remove("id")));
    }

    private static Arguments wrong(String name, String field, Consumer<ObjectNode> spoil) {
        ObjectNode event = Shop.purchase("o-wrong-" + field, "fay", Shop.CLASSIC, Instant.now());
        spoil.accept(event);
        return Arguments.of(name, field, event);
    }

    private static ObjectNode line(ObjectNode event) {
        return (ObjectNode) event.at("/data/lines/0");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong(String name, String field, ObjectNode event) {
        long before = client.get("/v1/overview").body().at("/events/rejected").asLong();
        Answer answer = client.post("/v1/events", event);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().at("/errors/0/field").asText()).endsWith(field);
        assertThat(answer.body().at("/errors/0/remedy").asText()).isNotBlank();
        assertThat(client.get("/v1/overview").body().at("/events/rejected").asLong())
                .isEqualTo(before + 1);
    }

    @Test
    void aZeroPriceIsAccepted() {
        ObjectNode event = Shop.purchase("o-free", "gus", Shop.CLASSIC, Instant.now());
        line(event).put("paid_price_minor", 0);
        assertThat(client.post("/v1/events", event).status()).isEqualTo(202);
    }

    @Test
    void hostileBodiesAreAnsweredInWordsAndTheServiceGoesOn() {
        assertThat(client.post("/v1/events", "[".repeat(10_000)).status()).isEqualTo(400);
        assertThat(client.post("/v1/events", "{\"id\":\"\u00e4\"".getBytes(StandardCharsets.ISO_8859_1))
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/v1/events", "").status()).isEqualTo(400);
        assertThat(client.post("/v1/events", "{\"id\": \"x\"").status()).isEqualTo(400);
        assertThat(client.post("/v1/events", new byte[10 << 20]).status()).isEqualTo(413);
        assertThat(client.get("/q/health/ready").status()).isEqualTo(200);
    }

    @Test
    void whoCallsIsKnownByTheCredentialAlone() {
        ObjectNode event = Shop.purchase("o-5", "hal", Shop.CLASSIC, Instant.now());
        assertThat(Client.anonymous().post("/v1/events", event).status()).isEqualTo(401);
        assertThat(Client.withToken("not.a.token").post("/v1/events", event).status())
                .isEqualTo(401);
        assertThat(Client.withKey("sender").post("/v1/events", event).status()).isEqualTo(202);
        assertThat(Client.withKey("sender").get("/v1/overview").status()).isEqualTo(403);
        assertThat(Client.withKey("sender")
                        .post("/v1/events?history=true", event)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anUnknownTenantIsToldThatItIsUnknown() {
        ObjectNode event = Shop.purchase("o-7", "jan", Shop.CLASSIC, Instant.now());
        Client stranger = Client.at(URI.create(Client.address()), "tg_nobody_gave_me_this");
        assertThat(stranger.post("/v1/events", event).status()).isEqualTo(401);
        Client nameless = Client.withToken(TestService.running().token("../shop", "send", "read"));
        assertThat(nameless.post("/v1/events", event).status()).isEqualTo(401);
        assertThat(nameless.get("/v1/overview").status()).isEqualTo(401);
    }

    /** The histories fail in earnest: they are closed under the running service. */
    @Test
    void whenHistoriesFailNothingIsDoneTheCauseIsSaidAndTheyAreMadeAnew() {
        supervisor.engine().histories().close();
        Answer answer = client.post("/v1/checkout", Shop.checkout("c-broken", "kay", Shop.HYPE, Instant.now()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("outcome").asText()).isEqualTo("UNDETERMINED");
        client.await("/q/health/ready", health -> health.path("status").asText().equals("UP"));
        JsonNode decision = client.get(
                        "/v1/decisions/" + answer.body().path("decision_id").asText())
                .body();
        assertThat(decision.path("decision").toString()).contains("history failed");

        Answer after = client.post("/v1/checkout", Shop.checkout("c-mended", "kay", Shop.HYPE, Instant.now()));
        assertThat(after.body().path("outcome").asText()).isEqualTo("INTERVENE");
    }

    @Test
    void aPersonsTokenSaysTenantAndRoles() {
        Client analyst = Client.withToken(TestService.running().token("shop", "read"));
        assertThat(analyst.get("/v1/overview").text()).contains("\"tenant\":\"shop\"");
        assertThat(analyst.post("/v1/safe-mode", "{\"on\": true}").status()).isEqualTo(403);
        Client stranger = Client.withToken(TestService.running().token("other", "read"));
        assertThat(stranger.get("/v1/overview").body().path("tenant").asText()).isEqualTo("other");
    }

    @Test
    void oneTenantCannotReadAnothersDecisions() {
        Answer answer = client.post("/v1/events", Shop.purchase("o-6", "ida", Shop.CLASSIC, Instant.now()));
        String id = answer.body().path("decision_id").asText();

        assertThat(client.get("/v1/decisions/" + id).status()).isEqualTo(200);
        assertThat(Client.withKey("other").get("/v1/decisions/" + id).status()).isEqualTo(404);
    }
}
