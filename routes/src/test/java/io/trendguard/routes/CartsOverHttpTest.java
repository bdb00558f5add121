package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.RejectionPayload;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.routes.Client.Answer;
import io.trendguard.routes.security.Caller.Role;
import io.trendguard.routes.security.KeyFile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A retailer asks about carts and says how its shop is set up, as the source of the contract writes it. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class CartsOverHttpTest {
    private final Client store = Client.withKey("store");
    private final Client other = Client.withKey("other store");

    @Inject
    SegmentAuditLog log;

    private static ObjectNode cart(String retailer, double value) {
        return Json.mapper()
                .createObjectNode()
                .put("retailer_id", retailer)
                .put("cart_value", value)
                .put("item_count", 3)
                .put("inactivity_hours", 12)
                .put("device_type", "mobile")
                .put("shipping_speed", "standard");
    }

    private static ObjectNode shop(boolean account) {
        ObjectNode shop = Json.mapper()
                .createObjectNode()
                .put("retailer_id", "store_12345")
                .put("requires_account", account);
        shop.putArray("payment_options").add("credit_card").add("paypal");
        shop.putArray("shipping_speeds").add("standard").add("express");
        return shop;
    }

    private Answer patch(Client client, String id, String body) {
        return client.call(
                "PATCH",
                "/retailer/" + id,
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private Stream<LogPayload> logged() {
        return Stream.iterate(0L, position -> position + 1)
                .limit(log.head(TestService.STORE).size())
                .flatMap(position -> log.read(TestService.STORE, position).stream())
                .flatMap(entry -> LogPayload.of(entry).stream());
    }

    private DecisionPayload lastDecision() {
        return logged().filter(DecisionPayload.class::isInstance)
                .map(DecisionPayload.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static List<String> fields(Answer answer) {
        return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .map(error -> error.path("field").asText())
                .toList();
    }

    @Test
    void theAnswerHasTheThreeFieldsOfTheSourceAndTheBaselineGivesItUntilThereIsAModel() {
        Answer large = store.post("/predict_cart", cart("store_12345", 45.99));
        Answer small = store.post("/predict_cart", cart("store_12345", 19.99));

        assertThat(large.text())
                .isEqualTo("{\"prediction\":\"purchased\",\"probability\":0.25,\"retailer_id\":\"store_12345\"}");
        assertThat(small.text())
                .isEqualTo("{\"prediction\":\"abandoned\",\"probability\":0.75,\"retailer_id\":\"store_12345\"}");
        assertThat(store.post("/predict_cart", cart("store_12345", 20))
                        .body()
                        .path("prediction")
                        .asText())
                .isEqualTo("purchased");
        PublicationPayload baseline = logged().filter(PublicationPayload.class::isInstance)
                .map(PublicationPayload.class::cast)
                .filter(one -> one.what() == PublicationPayload.What.MODEL)
                .filter(one -> one.decisionPoint().equals(Optional.of(CartPoint.NAME)))
                .findFirst()
                .orElseThrow();
        assertThat(baseline.note()).contains("the baseline rule is in use").contains("there is no model");
        DecisionPayload decided = lastDecision();
        assertThat(decided.decision().modelVersion()).contains(baseline.version());
        assertThat(decided.decision().chosen())
                .as("nobody knows whose cart it is")
                .isEmpty();
    }

    @Test
    void theDecisionBehindAPredictionIsReadLikeAnyOther() {
        store.post("/predict_cart", cart("store_12345", 12));
        JsonNode page = store.get("/v1/decisions/" + lastDecision().decision().decisionId())
                .body();

        assertThat(page.at("/point/name").asText()).isEqualTo("cart");
        assertThat(page.at("/point/situation/happened").asText())
                .isEqualTo("nothing had happened for 12 hours to a cart of 3 items worth {price} (cart {order})");
        assertThat(page.at("/decision/candidates").toString()).contains("CUSTOMER_UNKNOWN");
        assertThat(page.path("known").toString()).contains("cart_value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "cart_value | -1 | cart_value",
                "cart_value | \"12\" | cart_value",
                "cart_value | null | cart_value",
                "item_count | -3 | item_count",
                "item_count | 2.5 | item_count",
                "inactivity_hours | -0.5 | inactivity_hours",
                "device_type | 7 | device_type",
                "shipping_speeds | [\"standard\"] | shipping_speeds",
                "payment_status | \"paid\" | payment_status",
            })
    void whatCannotBeUsedIsNamedWithItsValueAndARemedy(String field, String value, String named) throws Exception {
        ObjectNode cart = cart("store_12345", 45.99);
        cart.set(field, Json.mapper().readTree(value));
        Answer answer = store.post("/predict_cart", cart);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(fields(answer)).contains(named);
        assertThat(answer.body().at("/errors/0/remedy").asText()).isNotBlank();
    }

    @Test
    void aTrailingCommaIsFoundAtItsPlaceAndLeavesARejectionOnTheLog() {
        long before = logged().filter(RejectionPayload.class::isInstance).count();
        String body = cart("store_12345", 45.99).toString().replace("\"}", "\",}");
        Answer answer = store.post("/predict_cart", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("line 1, column").contains("comma");
        assertThat(logged().filter(RejectionPayload.class::isInstance).count()).isEqualTo(before + 1);
    }

    @Test
    void aMissingFieldIsNamed() {
        ObjectNode cart = cart("store_12345", 45.99);
        cart.remove("item_count");
        assertThat(fields(store.post("/predict_cart", cart))).containsExactly("item_count");
    }

    @Test
    void theCredentialDecidesWhoTheRetailerIs() {
        Answer foreign = store.post("/predict_cart", cart("store_67890", 45.99));
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.text()).contains("store_67890");
        assertThat(store.post("/predict_cart", cart("nobody-here", 45.99)).text())
                .as("who there is cannot be found out")
                .isEqualTo(foreign.text().replace("store_67890", "nobody-here"));
        assertThat(store.get("/retailer/store_67890").status()).isEqualTo(403);
        assertThat(patch(store, "store_67890", "{\"requires_account\":false}").status())
                .isEqualTo(403);
        assertThat(Client.anonymous()
                        .post("/predict_cart", cart("store_12345", 45.99))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aRetailerThatNeverSaidHowItsShopIsSetUpIsNotFoundAndStillGetsPredictions() {
        assertThat(other.get("/retailer/store_67890").status()).isEqualTo(404);
        assertThat(patch(other, "store_67890", "{\"requires_account\":false}").status())
                .isEqualTo(404);
        assertThat(other.post("/predict_cart", cart("store_67890", 45.99)).status())
                .isEqualTo(200);
    }

    @Test
    void aSetupIsCreatedReadAndChangedAndEachCartIsJudgedByTheSetupOfItsMoment() {
        Answer created = store.post("/retailer", shop(true));
        assertThat(created.status()).as(created.text()).isIn(200, 201);
        Answer read = store.get("/retailer/store_12345");
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.body().path("payment_options")).hasSize(2);
        store.post("/predict_cart", cart("store_12345", 45.99));
        DecisionPayload before = lastDecision();

        Answer changed = patch(store, "store_12345", "{\"requires_account\":false}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("requires_account").asBoolean()).isFalse();
        assertThat(changed.body().path("shipping_speeds")).isEqualTo(read.body().path("shipping_speeds"));
        assertThat(Instant.parse(changed.body().path("last_updated").asText()))
                .isAfter(Instant.parse(read.body().path("last_updated").asText()));
        assertThat(store.get("/retailer/store_12345").body()).isEqualTo(changed.body());
        store.post("/predict_cart", cart("store_12345", 45.99));

        assertThat(before.request().features().toString()).contains("requires_account, value=Numeric[number=1.0]");
        assertThat(lastDecision().request().features().toString())
                .contains("requires_account, value=Numeric[number=0.0]");
    }

    @Test
    void aSetupThatCannotBeUsedIsRefusedFieldByField() {
        ObjectNode shop = shop(true);
        shop.remove("shipping_speeds");
        shop.put("shipping_speed", "standard");
        assertThat(fields(store.post("/retailer", shop)))
                .containsExactlyInAnyOrder("shipping_speeds", "shipping_speed");
        assertThat(store.post("/retailer", shop).status()).isEqualTo(400);
        assertThat(patch(store, "store_12345", "{}").status()).isEqualTo(400);
        assertThat(patch(store, "store_12345", "{\"payment_options\":[]}").status())
                .isEqualTo(400);
        assertThat(patch(store, "store_12345", "[1]").status()).isEqualTo(400);
        assertThat(patch(store, "store_12345", "{\"pooled_training\":\"perhaps\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aHundredRetailersAtOnceEachGetAnAnswerOfTheirOwn() throws Exception {
        KeyFile keys = new KeyFile(TestService.running().data().resolve(KeyFile.NAME));
        SecureRandom random = new SecureRandom();
        Map<String, String> byRetailer = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            String retailer = "crowd_" + i;
            byRetailer.put(retailer, keys.create(new Tenant(retailer), "crowd", EnumSet.of(Role.SEND), random));
        }
        Thread.sleep(2_500); // a running service knows of a change within a second
        List<String> answers = byRetailer.entrySet().parallelStream()
                .map(one -> Client.at(URI.create(Client.address()), one.getValue())
                        .post("/predict_cart", cart(one.getKey(), one.getKey().hashCode() % 2 == 0 ? 10 : 30))
                        .text())
                .toList();

        assertThat(answers).hasSize(100).allSatisfy(answer -> assertThat(answer).contains("\"prediction\""));
        byRetailer
                .keySet()
                .forEach(retailer -> assertThat(answers)
                        .as(retailer)
                        .filteredOn(answer -> answer.contains("\"" + retailer + "\""))
                        .singleElement()
                        .asString()
                        .contains(retailer.hashCode() % 2 == 0 ? "abandoned" : "purchased"));
    }

    @Test
    void aClientThatAsksInAnotherWayIsToldHow() {
        assertThat(store.get("/predict_cart").status()).isEqualTo(405);
        assertThat(store.get("/predict_cart").header("Allow")).isEqualTo("POST");
        assertThat(store.post("/predict_cart", "text/plain", new byte[0]).status())
                .isEqualTo(415);
        assertThat(store.post("/predict_cart", "").status()).isEqualTo(400);
    }
}
