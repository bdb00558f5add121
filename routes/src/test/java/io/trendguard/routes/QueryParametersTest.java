package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.routes.Client.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "/v1/%65vents?histroy=true, histroy, maybe you meant (history)",
        "/v1/./events?histroy=true, histroy, maybe you meant (history)",
        "//v1//events?histroy=true, histroy, maybe you meant (history)",
        "/v1/events?hist%6fry=yes, history, must be true or false",
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/events?history=%zz",
                "POST /v1/events?history=true%",
                "POST /v1/checkout?%4=1",
                "GET /v1/decisions?order_id=%zz",
                "GET /v1/overview?%",
                "POST /v1/safe-mode?x=%e",
                "POST /v1/%zz",
                "GET /r/%zz"
            })
    void aStrayPercentSignIsRefusedInWords(String call) throws IOException {
        long before = client.get("/v1/log/head").body().path("size").asLong();
        assertThat(sent(call))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "percent sign", "(%25)")
                .doesNotContain("Exception");
        assertThat(client.get("/v1/log/head").body().path("size").asLong()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/%",
                "GET /%zz",
                "GET /r/a-link?utm=%zz",
                "GET /q/health?%",
                "GET /v1/decisions?order_id=a|b",
                "GET /\"x"
            })
    void noMalformedAddressIsAFaultOfTheService(String call) throws IOException {
        assertThat(sent(call))
                .startsWith("HTTP/1.1 400")
                .contains("The address (")
                .doesNotContain("Exception");
    }

    /** As no well-behaved client would send it. */
    private static String sent(String call) throws IOException {
        URI service = URI.create(Client.address());
        byte[] event = body(Shop.purchase("percent", "ann", Shop.CLASSIC, Instant.now()));
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            String head =
                    call + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nX-Api-Key: "
                            + TestService.running().key("all") + "\r\nContent-Length: ";
            socket.getOutputStream().write((head + event.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(event);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aLinkInAMailIsReadWhateverAMailProgramAddsToIt() {
        assertThat(Client.anonymous().get("/r/not-a-link?utm_source=newsletter").status())
                .isEqualTo(404);
    }
}
