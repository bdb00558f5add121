package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.routes.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query parameter that a call does not know is refused with the known ones; none is passed over. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class QueryParametersTest {
    private final Client client = Client.withKey("all");

    private static byte[] body(JsonNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyCallOfTheDocumentRefusesAParameterItDoesNotKnow() {
        List<String> tried = new ArrayList<>();
        client.get("/q/openapi?format=json")
                .body()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    if (!path.getKey().startsWith("/v1/")) {
                        return;
                    }
                    String method = call.getKey().toUpperCase(Locale.ROOT);
                    String type = path.getKey().equals("/v1/models") ? "application/zip" : "application/json";
                    Answer answer = client.call(
                            method,
                            path.getKey().replaceAll("\\{[^}]*}", "1") + "?no_such_parameter=1",
                            method.equals("POST") ? Map.of("Content-Type", type) : Map.of(),
                            new byte[0]);
                    assertThat(answer.status())
                            .as(method + " " + path.getKey() + " " + answer.text())
                            .isEqualTo(400);
                    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("no_such_parameter");
                    assertThat(answer.body().at("/errors/0/remedy").asText())
                            .containsAnyOf("known are", "this call has no query parameters");
                    tried.add(path.getKey());
                }));
        assertThat(tried).contains("/v1/events", "/v1/checkout", "/v1/decisions", "/v1/models", "/v1/safe-mode");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/decisions?customer_id=ann, customer_id, order_id",
        "/v1/decisions?order-id=o-1, order-id, maybe you meant (order_id)",
        "/v1/decisions?orderid=o-1, orderid, maybe you meant (order_id)",
        "/v1/decisions?ORDER_ID=o-1, ORDER_ID, maybe you meant (order_id)",
        "/v1/decisions?order_id=o-1&order_id=o-2, order_id, must be given once",
        "/v1/overview?tenant=other, tenant, this call has no query parameters",
        "/v1/schemas?feed=cart, feed, this call has no query parameters"
    })
    void aMisspeltParameterIsNamedWithTheKnownOnes(String call, String field, String words) {
        Answer answer = client.get(call);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/remedy").asText()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/events?histroy=true, histroy, maybe you meant (history)",
        "/v1/events?history=yes, history, must be true or false",
        "/v1/events?history=, history, must be true or false",
        "/v1/events?history=true&history=false, history, must be given once",
        "/v1/checkout?history=true, history, this call has no query parameters"
    })
    void anEventIsNotTakenWithAParameterThatMeansSomethingElse(String call, String field, String words) {
        long before = client.get("/v1/log/head").body().path("size").asLong();
        Answer answer = client.call(
                "POST", call, Map.of(), body(Shop.purchase("parameter", "ann", Shop.CLASSIC, Instant.now())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/remedy").asText()).contains(words);
        assertThat(client.get("/v1/log/head").body().path("size").asLong()).isEqualTo(before);
    }

    @Test
    void aLinkInAMailIsReadWhateverAMailProgramAddsToIt() {
        assertThat(Client.anonymous().get("/r/not-a-link?utm_source=newsletter").status())
                .isEqualTo(404);
    }
}
