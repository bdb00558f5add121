package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.json.Json;
import io.trendguard.routes.Client.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of the decision warehouse as the console and other programs ask for them. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class ListsOverHttpTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Client shop = Client.withKey("all");
    private final Client other = Client.withKey("other");

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @BeforeEach
    void bringADecision() {
        shop.post("/v1/events", Shop.purchase("listed", "list-ann", Shop.CLASSIC, Instant.now()));
        shop.await(
                "/v1/lists/decisions",
                page -> page.path("total").asLong() > 0
                        && page.at("/complete/entries_behind").asLong() == 0);
    }

    @Test
    void aPageSaysWhatItShowsAndUpToWhereItIsComplete() {
        Answer answer = shop.get("/v1/lists/decisions?size=1");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode page = answer.body();
        assertThat(page.path("list").asText()).isEqualTo("decisions");
        assertThat(page.path("total").isTextual()).isTrue();
        assertThat(page.path("rows")).hasSize(1);
        JsonNode row = page.at("/rows/0");
        assertThat(row.path("position").isTextual()).isTrue();
        assertThat(Instant.parse(row.path("time").asText())).isBefore(Instant.now());
        assertThat(row.path("decision_id").asText()).startsWith("d_");
        assertThat(page.at("/columns/0/name").asText()).isEqualTo("time");
        assertThat(page.at("/columns/0/type").asText()).isEqualTo("TIME");
        assertThat(page.at("/complete/state").asText()).isEqualTo("FOLLOWING");
        assertThat(page.at("/complete/until").isTextual()).isTrue();
        assertThat(answer.text()).doesNotContain("p_", "list-ann");
        assertThat(shop.get("/v1/decisions/" + row.path("decision_id").asText()).status())
                .isEqualTo(200);
    }

    @Test
    void theColumnsOfTheDecisionPointAreThereByThemselves() {
        JsonNode columns = shop.get("/v1/lists/decisions/columns").body();
        assertThat(columns.path("default").toString()).contains("outcome");
        String names = columns.path("columns").findValuesAsText("name").toString();
        assertThat(names).contains("f_", "customer", "risk").doesNotContain("person");
        String feature = columns.path("columns").findValuesAsText("name").stream()
                .filter(name -> name.startsWith("f_"))
                .findFirst()
                .orElseThrow();
        assertThat(shop.get("/v1/lists/decisions?columns=" + feature + "&sort=" + feature)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decisions", "messages", "rejections", "events"})
    void everyFilterOfTheDescriptionIsAnswered(String list) {
        JsonNode document = shop.get("/q/openapi?format=json").body();
        JsonNode parameters = document.at("/paths/~1v1~1lists~1" + list + "/get/parameters");
        assertThat(parameters.size()).isGreaterThan(20);
        int tried = 0;
        for (JsonNode parameter : parameters) {
            String ref = parameter.path("$ref").asText();
            if (!ref.isEmpty()) {
                JsonNode filter = document.at(ref.substring(1));
                Answer answer = shop.get("/v1/lists/%s?%s=%s"
                        .formatted(
                                list,
                                filter.path("name").asText(),
                                encoded(filter.path("example").asText())));
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(15);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/lists/decisions?reslt=A, reslt",
        "/v1/lists/decisions?page=2147483648, page",
        "/v1/lists/decisions?size=0, size",
        "/v1/lists/decisions?sort=time%3Bdrop, sort",
        "/v1/lists/decisions/chart?by=risk, by",
        "/v1/lists/decisions/chart?page=1, page",
        "/v1/lists/decisions/facets?x=1, x",
        "/v1/lists/decisions/summary?x=1, x",
        "/v1/lists/decisions/export?format=xls, format",
        "/v1/lists/decisions/columns?x=1, x",
    })
    void whatIsNotKnownIsRefusedInWords(String call, String field) {
        Answer answer = shop.get(call);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/remedy").asText()).isNotBlank();
    }

    @Test
    void aListThatThereIsNotIsNotFound() {
        Answer answer = shop.get("/v1/lists/customers");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("decisions, messages, rejections, events");
        assertThat(shop.get("/v1/lists").body()).hasSize(4);
    }

    @Test
    void onlyWhoOperatesLooksForACustomerAndOnlyForOneOfTheShop() {
        String call = "/v1/lists/decisions?customer=list-ann";
        assertThat(shop.get(call).body().path("total").asLong()).isPositive();
        assertThat(other.get(call).body().path("total").asLong()).isZero();
        Client reader = Client.withToken(TestService.running().token("shop", "READ"));
        assertThat(reader.get("/v1/lists/decisions").status()).isEqualTo(200);
        assertThat(reader.get(call).status()).isEqualTo(400);
        assertThat(reader.get("/v1/lists/decisions/columns").text()).doesNotContain("\"customer\"");
        assertThat(Client.withKey("sender").get("/v1/lists/decisions").status()).isEqualTo(403);
        assertThat(Client.anonymous().get("/v1/lists/decisions").status()).isEqualTo(401);
        String reference = shop.get("/v1/lists/decisions?customer=" + encoded("p_' OR 1=1 --"))
                .text();
        assertThat(reference).contains("\"total\":\"0\"");
    }

    @Test
    void chartFacetsAndFiguresAreOfTheSameRows() {
        long total = shop.get("/v1/lists/decisions").body().path("total").asLong();
        JsonNode chart = shop.get("/v1/lists/decisions/chart?by=result&time.min=2100-01-01")
                .body();
        long counted = 0;
        for (JsonNode bucket : chart.path("buckets")) {
            for (JsonNode count : bucket.path("counts")) {
                counted += count.asLong();
            }
        }
        assertThat(counted).isGreaterThanOrEqualTo(total);
        assertThat(shop.get("/v1/lists/decisions/facets").status()).isEqualTo(200);
        JsonNode figures = shop.get("/v1/lists/decisions/summary").body();
        assertThat(figures.at("/0/name").asText()).isEqualTo("stepped_in");
        for (JsonNode figure : figures) {
            assertThat(shop.get("/v1/lists/decisions?" + figure.path("filters").asText())
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"csv, text/csv", "ndjson, application/x-ndjson", "parquet, application/vnd.apache.parquet"})
    void rowsAreExportedAsAFile(String format, String type) {
        Answer answer = shop.get("/v1/lists/decisions/export?columns=time,order_id&format=" + format);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(type);
        assertThat(answer.header("Content-Disposition")).contains("decisions." + format);
        assertThat(Long.parseLong(answer.header("X-Total-Rows"))).isPositive();
        assertThat(answer.text())
                .startsWith(
                        switch (format) {
                            case "csv" -> "time,order_id\r\n";
                            case "ndjson" -> "{\"time\":";
                            default -> "PAR1";
                        });
    }

    @Test
    void aViewIsSavedForTheShopAndDeleted() {
        String path = "/v1/views/decisions/" + encoded("Mine & yours").replace("+", "%20");
        byte[] body = "{\"query\": \"result=NOTHING&sort=-risk\"}".getBytes(StandardCharsets.UTF_8);
        Answer saved = shop.call("PUT", path, JSON, body);
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(shop.get("/v1/views?list=decisions").text()).contains("Mine & yours", "Could not tell");
        assertThat(other.get("/v1/views?list=decisions").text()).doesNotContain("Mine & yours");
        Answer refused =
                shop.call("PUT", path, JSON, "{\"query\": \"reslt=NOTHING\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(shop.call("PUT", path, JSON, "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(shop.call("DELETE", path, Map.of(), new byte[0]).status()).isEqualTo(200);
        assertThat(shop.call("DELETE", path, Map.of(), new byte[0]).status()).isEqualTo(404);
        assertThat(shop.call("DELETE", "/v1/views/decisions/Holdout", Map.of(), new byte[0])
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theWarehouseSaysHowFarItIsAndWhatItsColumnsMean() throws Exception {
        JsonNode status = shop.get("/v1/warehouse").body();
        assertThat(status.path("state").asText()).isEqualTo("FOLLOWING");
        assertThat(status.at("/rows/decisions").asLong()).isPositive();
        assertThat(status.path("bytes").asLong()).isPositive();
        assertThat(shop.get("/v1/warehouse/dictionary").text())
                .contains("features_regret", Json.mapper().writeValueAsString("The order or cart."));
    }
}
