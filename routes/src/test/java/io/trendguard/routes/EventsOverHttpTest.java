package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.audit.proof.LogVerifier;
import io.trendguard.audit.proof.VerifierKey;
import io.trendguard.json.Json;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.Receipt;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.RejectionPayload;
import io.trendguard.routes.Client.Answer;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a shop developer meets: events in, receipts out, and an answer to everything that is wrong. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class EventsOverHttpTest {
    private final Client client = Client.withKey("all");

    @Inject
    SegmentAuditLog log;

    @BeforeAll
    static void past() {
        Client.bringInThePast();
    }

    @Test
    void aPurchaseIsAnsweredWithAReceiptThatHoldsUnderTheLogsKey() throws Exception {
        Answer answer = client.post("/v1/events", Shop.purchase("o-1", "ann", Shop.CLASSIC, Instant.now()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.eventStatus()).isEqualTo("ACCEPTED");
        Receipt receipt = Json.mapper().treeToValue(answer.body().path("receipt"), Receipt.class);
        VerifierKey key = VerifierKey.parse(client.get("/v1/log/key").text().strip());
        assertThat(LogVerifier.receipt(receipt, key).size()).isGreaterThan(receipt.position());
        JsonNode decision = client.decisionOf(answer);
        assertThat(decision.path("decision").path("outcome").asText()).isEqualTo("NOTHING");
    }

    @Test
    void aRepeatedEventIsAnsweredWithTheFirstDecision() {
        ObjectNode checkout = Shop.checkout("c-repeat", "bea", Shop.HYPE, Instant.now());
        Answer first = client.post("/v1/checkout", checkout);
        Answer second = client.post("/v1/checkout", checkout);

        assertThat(first.eventStatus()).isEqualTo("ACCEPTED");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.eventStatus()).isEqualTo("REPEATED");
        assertThat(second.body().path("decisions")).isEqualTo(first.body().path("decisions"));
        assertThat(second.decisionId()).isEqualTo(first.decisionId()).isNotEmpty();
    }

    @Test
    void theSameIdWithOtherContentIsAConflictAndTheFirstStands() {
        Instant now = Instant.now();
        Answer first = client.post("/v1/events", Shop.purchase("o-2", "cem", Shop.CLASSIC, now));
        Answer other = client.post("/v1/events", Shop.purchase("o-2", "cem", Shop.HYPE, now));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.contentType()).startsWith("application/problem+json");
        JsonNode decision = client.decisionOf(first);
        assertThat(decision.at("/request/lines/0/line/product_id").asText()).isEqualTo(Shop.CLASSIC);
        assertThat(rejections()).as("that it was refused is on the log").anySatisfy(rejection -> {
            assertThat(rejection.cause()).isEqualTo(RejectionPayload.Cause.CONFLICT);
            assertThat(rejection.source()).isEqualTo("http");
            assertThat(rejection.findings().get(0).remedy())
                    .contains("position %s"
                            .formatted(first.body().at("/receipt/position").asText()));
        });
    }

    private List<RejectionPayload> rejections() {
        try (Stream<Entry> entries = log.scan(TestService.TENANT, 0)) {
            return entries.filter(entry -> entry.kind() == EntryKind.REJECTION)
                    .map(entry -> (RejectionPayload) LogPayload.of(entry).orElseThrow())
                    .toList();
        }
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
                wrong(
                        "a number that is none",
                        "paid_price_minor",
                        e -> line(e).put("paid_price_minor", new BigDecimal("1e400"))),
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
        assertThat(rejections().get(rejections().size() - 1).findings())
                .as("it is durable before the answer")
                .anySatisfy(finding -> assertThat(finding.field()).endsWith(field));
    }

    @Test
    void whatIsNoCartAtCheckoutIsNotAnsweredAsOne() {
        ObjectNode purchase = Shop.purchase("o-no-cart", "ivo", Shop.CLASSIC, Instant.now());
        ObjectNode browsing = Shop.checkout("c-browsing", "ivo", Shop.CLASSIC, Instant.now());
        ((ObjectNode) browsing.path("data")).put("stage", "browsing");
        for (ObjectNode event : List.of(purchase, browsing)) {
            Answer answer = client.post("/v1/checkout", event);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("type");
            assertThat(answer.body().at("/errors/0/remedy").asText())
                    .contains("io.trendguard.cart at the stage (checkout)", "/v1/events");
        }
        assertThat(client.post("/v1/events", purchase).eventStatus()).isEqualTo("ACCEPTED");
    }

    @Test
    void aBatchOfTooManyEventsIsRefusedWholeAndThatIsOnTheLog() {
        ArrayNode many = Json.mapper().createArrayNode();
        IntStream.range(0, 1_001)
                .forEach(i -> many.add(Shop.purchase("o-many-" + i, "jon", Shop.CLASSIC, Instant.now())));
        int before = rejections().size();
        Answer answer = client.post("/v1/events", many);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/remedy").asText()).contains("1,000", "several calls");
        assertThat(rejections()).as("before the answer").hasSize(before + 1);
    }

    @Test
    void everyErrorLeadsToItsExplanationAndEveryCallThereIsNotIsAnError() throws Exception {
        String page = Files.readString(Path.of("src/main/webui/public/problems.html"));
        List<Answer> errors = List.of(
                client.post("/v1/events", "no JSON"),
                Client.anonymous().get("/v1/overview"),
                Client.withKey("sender").get("/v1/overview"),
                client.get("/v1/decisions/d_x"),
                client.get("/v1/events"),
                client.get("/v1/nothing/of/that/name"),
                client.get("/v1/safe-mode"),
                client.post("/v1/events", new byte[9 << 20]));
        assertThat(errors).extracting(Answer::status).containsExactly(400, 401, 403, 404, 405, 404, 405, 413);
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.contentType()).startsWith("application/problem+json");
            String type = error.body().path("type").asText();
            assertThat(type).startsWith("/problems.html#");
            assertThat(page).contains("id=\"" + type.substring(type.indexOf('#') + 1) + "\"");
            assertThat(error.body().path("detail").asText()).isNotBlank();
        });
    }

    @Test
    void theApiPageSendsTheKeyWithEveryCallItTries() {
        JsonNode api = client.get("/q/openapi?format=json").body();
        assertThat(api.at("/security").toString()).contains("\"key\"", "\"token\"");
        assertThat(api.at("/paths/~1v1~1decisions/get").has("security"))
                .as("a list of its own would take the place of the one for all")
                .isFalse();
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
}
