package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.routes.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The description of the HTTP API: whoever tries a call as the page prefills it gets an answer that the page describes. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class ApiExamplesTest {
    private final Client client = Client.withKey("all");

    /** A call as the page would make it. */
    private record Call(String method, String path, JsonNode operation) {
        String name() {
            return method + " " + path;
        }

        /** The examples of calls about carts name a retailer, so a key of that retailer makes them. */
        Client caller() {
            return Client.withKey(operation.path("tags").toString().contains("Carts") ? "store" : "all");
        }

        /** The path with the example of every parameter. */
        String filled() {
            String filled = path;
            List<String> query = new ArrayList<>();
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.has("$ref")) {
                    continue; // one of many filters of a list; ListsOverHttpTest tries each
                }
                String name = parameter.path("name").asText();
                String value = parameter.path("example").asText();
                assertThat(value).as("an example of (%s) in %s", name, name()).isNotEmpty();
                if (parameter.path("in").asText().equals("path")) {
                    filled = filled.replace("{" + name + "}", value);
                } else {
                    query.add(name + "=" + value.replace(" ", "%20"));
                }
            }
            return query.isEmpty() ? filled : filled + "?" + String.join("&", query);
        }
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        client.get("/q/openapi?format=json")
                .body()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    if (!call.getKey().equals("parameters")) {
                        calls.add(call(path.getKey(), path.getValue().path("parameters"), call));
                    }
                }));
        return calls;
    }

    /** With the parameters that are stated for all calls of the path. */
    private static Call call(String path, JsonNode shared, Map.Entry<String, JsonNode> call) {
        ObjectNode operation = call.getValue().deepCopy();
        shared.forEach(operation.withArray("parameters")::add);
        return new Call(call.getKey().toUpperCase(Locale.ROOT), path, operation);
    }

    @Test
    void everyResponseIsDescribed() {
        assertThat(calls()).hasSizeGreaterThan(15).allSatisfy(call -> {
            assertThat(call.operation().path("summary").asText())
                    .as(call.name())
                    .isNotBlank();
            assertThat(call.operation().path("responses").properties())
                    .as(call.name())
                    .isNotEmpty()
                    .allSatisfy(response -> assertThat(
                                    response.getValue().path("description").asText())
                            .as("%s %s", call.name(), response.getKey())
                            .isNotBlank()
                            .isNotEqualTo("OK"));
        });
    }

    @Test
    void everyExampleIsAnsweredAsDescribed() {
        List<String> tried = new ArrayList<>();
        for (Call call : calls()) {
            JsonNode content = call.operation().at("/requestBody/content");
            if (content.isMissingNode()) {
                check(call, call.caller().call(call.method(), call.filled(), Map.of(), new byte[0]));
                tried.add(call.name());
            }
            content.properties().forEach(type -> {
                if (type.getKey().equals("application/zip")) {
                    return; // a model is a file, which a page lets a person choose
                }
                JsonNode examples = type.getValue().path("examples");
                assertThat(examples.size())
                        .as("%s as %s has an example", call.name(), type.getKey())
                        .isPositive();
                examples.properties().forEach(example -> {
                    byte[] body = body(example.getValue().path("value"));
                    Answer answer = call.caller()
                            .call(call.method(), call.filled(), Map.of("Content-Type", type.getKey()), body);
                    check(call, answer);
                    tried.add(call.name() + " " + example.getKey());
                });
            });
        }
        client.post("/v1/safe-mode", "{\"on\": false}");
        assertThat(tried)
                .contains(
                        "POST /v1/events one purchase",
                        "POST /v1/events a product, a consent and a return",
                        "POST /v1/checkout a cart at checkout",
                        "POST /v1/safe-mode on",
                        "POST /predict_cart a cart of three items",
                        "POST /retailer a shop that asks for an account",
                        "PATCH /retailer/{id} no account is needed any more",
                        "GET /retailer/{id}",
                        "GET /v1/overview");
    }

    private static byte[] body(JsonNode value) {
        return (value.isTextual() ? value.textValue() : value.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static void check(Call call, Answer answer) {
        assertThat(call.operation().path("responses").has(Integer.toString(answer.status())))
                .as("%s is answered with %d, which is described: %s", call.name(), answer.status(), answer.text())
                .isTrue();
        boolean mayLeadToNothing = call.path().contains("{") || call.path().equals("/v1/models/rollback");
        if (mayLeadToNothing) {
            assertThat(answer.status()).as(call.name() + " " + answer.text()).isIn(200, 404, 422);
        } else {
            assertThat(answer.status()).as(call.name() + " " + answer.text()).isIn(200, 201, 202);
        }
        assertThat(answer.text()).doesNotContain("\"status\":\"REJECTED\"", "\"status\":\"CONFLICT\"");
    }
}
