package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.json.Json;
import io.trendguard.model.feature.InstalledFeatures;
import io.trendguard.model.outside.ModelImport;
import io.trendguard.model.registry.ModelZip;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.routes.Client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two retailers with the same cart ids and customers: what one of them does changes no byte of what the other is answered. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class RetailersApartTest {
    private final Client store = Client.withKey("store");
    private final Client other = Client.withKey("other store");

    @TempDir
    Path folder = Path.of("");

    /** A model of one retailer's own, put into use by a second person. */
    private void hasAModelOfItsOwn(Client owner, Client approver, String name, double intercept) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), """
                says: by hand
                intercept: %s
                features:
                  - {feature: cart_value, coefficient: -0.02, mean: 50}
                  - {feature: inactivity_hours, coefficient: 0.1, mean: 4}
                  - {feature: requires_account, coefficient: 0.7, mean: 0.5}
                """.formatted(intercept));
        ModelFolder model = new ModelImport(file, folder.resolve(name), CartPoint.NAME)
                .logistic(InstalledFeatures.schema(CartPoint.NAME), Optional.empty());
        Answer brought = owner.post("/v1/models?reason=our+own", ModelZip.TYPE, ModelZip.pack(model));
        assertThat(brought.status()).as(brought.text()).isEqualTo(200);
        Answer live = approver.post(
                "/v1/models/" + model.version() + "/state",
                "{\"state\": \"LIVE\", \"reason\": \"made by hand for this test\", \"force\": true}");
        assertThat(live.status()).as(live.text()).isEqualTo(200);
    }

    private static ObjectNode cart(String retailer, double value, double hours) {
        return Json.mapper()
                .createObjectNode()
                .put("retailer_id", retailer)
                .put("cart_value", value)
                .put("item_count", 2)
                .put("inactivity_hours", hours)
                .put("device_type", "desktop")
                .put("shipping_speed", "express");
    }

    private static void isSetUp(Client client, String retailer, boolean account) {
        ObjectNode setup =
                Json.mapper().createObjectNode().put("retailer_id", retailer).put("requires_account", account);
        setup.putArray("payment_options").add("paypal");
        setup.putArray("shipping_speeds").add("standard");
        assertThat(client.post("/retailer", setup).status()).isIn(200, 201);
    }

    private List<String> answersOfTheOther() {
        List<String> answers = new ArrayList<>();
        for (double value : new double[] {0, 5, 19.99, 20, 80, 5_000}) {
            for (double hours : new double[] {0, 1, 7.5, 23}) {
                answers.add(other.post("/predict_cart", cart("store_67890", value, hours))
                        .text());
            }
        }
        return answers;
    }

    @Test
    void whateverOneRetailerDoesChangesNoByteOfTheOthersAnswers() throws Exception {
        isSetUp(other, "store_67890", true);
        hasAModelOfItsOwn(other, Client.withKey("other store approver"), "theirs", 0.4);
        List<String> before = answersOfTheOther();
        assertThat(before)
                .anyMatch(answer -> answer.contains("abandoned"))
                .anyMatch(answer -> answer.contains("purch"));
        assertThat(before).doesNotContain("0.25", "0.75");

        isSetUp(store, "store_12345", false);
        hasAModelOfItsOwn(store, Client.withKey("store approver"), "ours", -3);
        for (int i = 0; i < 30; i++) {
            Instant at = Instant.now().minus(Duration.ofMinutes(30L + i));
            store.post("/v1/events", Shop.browsing("same-cart-" + i, "same-customer-" + i, 100L * i, at));
            store.post("/v1/events", Shop.purchase("same-order-" + i, "same-customer-" + i, Shop.CLASSIC, at));
            store.post("/predict_cart", cart("store_12345", i, i % 24));
        }
        Answer patched = store.call(
                "PATCH",
                "/retailer/store_12345",
                Map.of("Content-Type", "application/json"),
                "{\"requires_account\":true}".getBytes(StandardCharsets.UTF_8));
        assertThat(patched.status()).isEqualTo(200);

        assertThat(answersOfTheOther()).isEqualTo(before);
        assertThat(other.get("/v1/overview").text()).doesNotContain("same-cart", "same-order", "store_12345");
        assertThat(other.get("/v1/decisions?order_id=same-cart-1").body()).isEmpty();
        assertThat(other.get("/v1/models").text()).contains("made by hand").doesNotContain("store_12345");
    }
}
