package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.routes.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands of the README with which somebody sends a first event. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class ReadmeTest {
    private static final Pattern CURL =
            Pattern.compile("curl -H \"X-Api-Key: [^\"]*\" http://localhost:8080(\\S+) -d '([^']*)'");

    /** What curl says of a body by itself. */
    private static final Map<String, String> AS_CURL_SENDS =
            Map.of("Content-Type", "application/x-www-form-urlencoded");

    @Test
    void theFirstEventBatchAndCheckoutOfTheReadmeAreTaken() throws Exception {
        List<MatchResult> calls = CURL.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .toList();
        assertThat(calls)
                .extracting(call -> call.group(1))
                .containsExactly("/v1/events", "/v1/events", "/v1/checkout", "/retailer", "/predict_cart");
        Client client = Client.withKey("all");
        for (MatchResult call : calls.subList(0, 3)) {
            Answer answer = client.call(
                    "POST", call.group(1), AS_CURL_SENDS, call.group(2).getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(answer.text()).isIn(200, 202);
            assertThat(answer.text()).contains("\"ACCEPTED\"").doesNotContain("REJECTED", "CONFLICT");
        }
        Client retailer = Client.withKey("store");
        assertThat(sent(retailer, calls.get(3)).status()).isIn(200, 201);
        assertThat(sent(retailer, calls.get(4)).body().path("prediction").asText())
                .isEqualTo("purchased");
    }

    /** By the retailer of these tests instead of the README's shop. */
    private static Answer sent(Client retailer, MatchResult call) {
        String body = call.group(2).replace("my-shop", TestService.STORE.id());
        return retailer.call("POST", call.group(1), AS_CURL_SENDS, body.getBytes(StandardCharsets.UTF_8));
    }
}
