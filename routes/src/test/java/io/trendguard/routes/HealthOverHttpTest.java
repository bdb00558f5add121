package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.event.EventKey;
import io.trendguard.log.payload.Treatment;
import io.trendguard.point.DecisionId;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.routes.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told, and rejected lines that are taken after a fix. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class HealthOverHttpTest {
    private static final String COLUMNS =
            "order_item_id,order_date,delivery_date,item_id,item_size,item_color,brand_id,item_price,"
                    + "user_id,user_title,user_dob,user_state,user_reg_date,return";

    private final Client client = Client.withKey("all");
    private final Client other = Client.withKey("other");
    private final Inbox inbox = Inbox.in(TestService.running().data());

    @BeforeAll
    static void past() {
        Client.bringInThePast();
    }

    private JsonNode health() {
        Answer answer = client.get("/v1/health");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private long logSize() {
        return client.get("/v1/log/head").body().path("size").asLong();
    }

    /** The group of letters whose newest is of a file. */
    private Optional<JsonNode> group(String file) {
        return StreamSupport.stream(
                        client.get("/v1/dead-letters").body().path("groups").spliterator(), false)
                .filter(group -> group.path("files").toString().contains(file))
                .findFirst();
    }

    private JsonNode replay(JsonNode group, boolean dryRun) {
        Answer answer = client.post(
                "/v1/dead-letters/replay",
                "{\"group\": \"%s\", \"dry_run\": %s}"
                        .formatted(group.path("group").asText(), dryRun));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void whatDecidesWhoFollowsAndHowMuchRoomIsLeftIsTold() {
        JsonNode health = health();

        assertThat(health.at("/accepting/yes").asBoolean()).isTrue();
        assertThat(health.path("may_operate").asBoolean()).isTrue();
        assertThat(health.path("points").findValuesAsText("decision_point")).contains("regret", "cart");
        JsonNode regret = StreamSupport.stream(health.path("points").spliterator(), false)
                .filter(point -> point.path("decision_point").asText().equals("regret"))
                .findFirst()
                .orElseThrow();
        assertThat(regret.path("now").asText()).isEqualTo("DECIDES");
        assertThat(regret.has("why")).isFalse();
        assertThat(regret.at("/rulebook/name").asText()).isEqualTo("regret");
        assertThat(regret.at("/model/version").asText()).isNotEmpty();
        assertThat(health.path("followers").findValuesAsText("name")).contains("Outbox", "History store");
        assertThat(health.at("/followers/0/head").asLong()).isPositive().isLessThanOrEqualTo(logSize());
        assertThat(health.path("breakers").findValuesAsText("to")).contains("E-mail", "Histories");
        assertThat(health.path("breakers").findValuesAsText("state")).contains("CLOSED");
        assertThat(health.at("/disk/free_bytes").asLong())
                .isGreaterThan(health.at("/disk/refused_below_bytes").asLong());
        assertThat(health.at("/threads/all").asInt()).isEqualTo(5);
        assertThat(health.at("/threads/ended")).isEmpty();
        assertThat(Instant.parse(health.at("/versions/started").asText())).isBefore(Instant.now());
        assertThat(health.at("/latency/promised_ms").asLong()).isEqualTo(10_000);
        assertThat(health.at("/inbox/folder").asText()).endsWith("shop");
    }

    @Test
    void aFollowerThatKeepsUpIsNotBehind() {
        client.post("/v1/events", Shop.purchase("health-0", "ada", Shop.CLASSIC, Instant.now()));
        client.await(
                "/v1/health",
                health -> StreamSupport.stream(health.path("followers").spliterator(), false)
                        .allMatch(follower -> follower.path("entries_behind").asLong() == 0
                                && follower.path("seconds_behind").asDouble() == 0));
    }

    @Test
    void rejectedCallsAreCountedByReasonAndNotKept() {
        for (int i = 0; i < 3; i++) {
            ObjectNode event = Shop.purchase("health-bad-" + i, "bea", Shop.CLASSIC, Instant.now());
            ((ObjectNode) event.at("/data/lines/0")).put("quantity", -1 - i);
            assertThat(client.post("/v1/events", event).status()).isEqualTo(400);
        }

        JsonNode reason = StreamSupport.stream(health().path("rejections").spliterator(), false)
                .filter(group -> group.path("field").asText().equals("data.lines[].quantity"))
                .findFirst()
                .orElseThrow();
        assertThat(reason.path("events").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(reason.path("cause").asText()).isEqualTo("INVALID");
        assertThat(reason.path("remedy").asText()).isNotBlank();
        assertThat(reason.at("/by_way/http").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(reason.toString()).doesNotContain("bea");
        JsonNode http = client.get("/v1/dead-letters").body().at("/not_kept/0");
        assertThat(http.path("way").asText()).isEqualTo("http");
        assertThat(http.path("events").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(http.path("why").asText()).contains("must send the corrected event again");
        assertThat(other.get("/v1/health").body().path("rejections").toString())
                .as("what another shop sent")
                .doesNotContain("data.lines[].quantity");
    }

    /** Two replies come before the purchase they are about; once that is in, they can be taken. */
    @Test
    void linesAreReplayedOnceWhatTheyLackedIsThere() throws Exception {
        String treatment = Treatment.idOf(
                new DecisionId(EventKey.of(TestService.TENANT, "/shop/test", "purchase-health-2"), RegretPoint.NAME)
                        .toString(),
                0);
        ObjectNode reply = Shop.event("disposition", "disposition-health", Instant.now());
        ((ObjectNode) reply.path("data")).put("treatment_id", treatment).put("disposition", "accepted");
        String lines = reply + "\n" + reply.deepCopy().put("id", "disposition-health-2") + "\n";
        inbox.read("", "health-replies.ndjson", lines.getBytes(StandardCharsets.UTF_8));
        JsonNode group = group("health-replies").orElseThrow();
        Path file = inbox.folder().resolve(".dead-letter").resolve("health-replies.ndjson.ndjson");
        byte[] letters = Files.readAllBytes(file);
        assertThat(group.path("letters").asLong()).isEqualTo(2);
        assertThat(group.path("replayable").asLong()).isEqualTo(2);
        assertThat(group.path("field").asText()).isEqualTo("data.treatment_id");
        assertThat(group.toString()).as("without what the lines hold").doesNotContain(treatment);
        long size = logSize();
        assertThat(replay(group, true).path("failed").asLong()).isEqualTo(2);
        assertThat(replay(group, false).path("failed").asLong()).isEqualTo(2);
        assertThat(logSize())
                .as("what would fail again leaves no second rejection")
                .isEqualTo(size);

        client.post("/v1/events", Shop.consent("cleo", "cleo@health.example", Shop.noonZone(), Instant.now()));
        client.post("/v1/events", Shop.purchase("health-1", "cleo", Shop.CLASSIC, Instant.now()));
        Answer bought = client.post("/v1/events", Shop.purchase("health-2", "cleo", Shop.HYPE, Instant.now()));
        client.await(
                "/v1/decisions/" + bought.decisionId(),
                d -> d.path("history").toString().contains("HANDED_OVER"));
        size = logSize();
        JsonNode foretold = replay(group, true);
        assertThat(foretold.path("accepted").asLong()).as(foretold.toString()).isEqualTo(2);
        assertThat(logSize()).as("a dry run changes nothing").isEqualTo(size);
        assertThat(file).exists();

        JsonNode replayed = replay(group, false);
        assertThat(replayed.path("accepted").asLong()).as(replayed.toString()).isEqualTo(2);
        client.await(
                "/v1/decisions/" + bought.decisionId(),
                d -> d.path("history").toString().contains("ACCEPTED"));
        assertThat(file).as("what was accepted is no dead letter").doesNotExist();
        assertThat(group("health-replies")).isEmpty();
        assertThat(replay(group, false).path("looked").asLong()).isZero();

        Files.write(file, letters);
        size = logSize();
        JsonNode again = replay(group, false);
        assertThat(again.path("repeated").asLong())
                .as("the same ids decide nothing")
                .isEqualTo(2);
        assertThat(again.path("accepted").asLong()).isZero();
        assertThat(logSize()).isEqualTo(size);
    }

    @Test
    void rowsAreReplayedOnceTheirMappingIsCorrected() throws Exception {
        String shipped = Files.readString(Path.of("../model-adapter/src/main/resources/mappings/fashion-returns.yaml"))
                .replace("name: fashion-returns", "name: health-returns");
        Path mapping = Files.createDirectories(TestService.running().data().resolve("mappings"))
                .resolve("health-returns.yaml");
        Files.writeString(mapping, shipped.replace("times: 100", "times: 1"));
        String table = String.join(
                "\n",
                COLUMNS,
                "9801,2026-01-05,2026-01-07,17,m,blue,3,49.95,981,Mrs,1980-02-03,Bavaria,2025-05-01,0",
                "9802,2026-01-05,2026-01-07,17,m,blue,3,\"64,40\",982,Mrs,1980-02-03,Bavaria,2025-05-01,0",
                "");
        JsonNode report = inbox.read("health-returns", "health.csv", table.getBytes(StandardCharsets.UTF_8));
        assertThat(report.path("rejected").asLong()).as(report.toString()).isEqualTo(2);
        JsonNode group = group("health.csv").orElseThrow();
        assertThat(group.path("field").asText()).isEqualTo("item_price");
        assertThat(group.at("/newest/looks_like").asText()).matches("99[.,]99");
        assertThat(replay(group, true).path("failed").asLong()).isEqualTo(2);

        Files.writeString(mapping, shipped);
        JsonNode foretold = replay(group, true);
        assertThat(foretold.path("accepted").asLong()).as(foretold.toString()).isEqualTo(1);
        assertThat(foretold.path("failed").asLong()).isEqualTo(1);
        JsonNode replayed = replay(group, false);
        assertThat(replayed.path("accepted").asLong()).as(replayed.toString()).isEqualTo(1);
        assertThat(replayed.at("/why_not/0/field").asText()).isEqualTo("item_price");
        assertThat(inbox.deadLetters("health.csv"))
                .singleElement()
                .asString()
                .contains("64,40")
                .doesNotContain("49.95");
        assertThat(group("health.csv").orElseThrow().path("letters").asLong()).isEqualTo(1);
    }

    @Test
    void aLineThatWasNotKeptByteForByteCannotBeReplayed() throws Exception {
        byte[] line = Shop.purchase("health-latin", "n\u00f6", Shop.CLASSIC, Instant.now())
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
        inbox.read("", "health-latin.ndjson", line);
        JsonNode group = group("health-latin").orElseThrow();
        assertThat(group.path("replayable").asLong()).isZero();
        assertThat(group.path("why_not").asText()).contains("not in UTF-8", "put it into the inbox again");
        assertThat(replay(group, false).path("not_replayable").asLong()).isPositive();
        assertThat(inbox.deadLetters("health-latin.ndjson")).hasSize(1);
    }

    @Test
    void aFileThatIsSetAsideIsNamedUntilOneOfItsNameIsRead() throws Exception {
        inbox.put("fashion-returns", "health-empty.csv", new byte[0]);
        inbox.awaitFailed("fashion-returns", "health-empty.csv");
        client.await(
                "/v1/health",
                health -> health.at("/inbox/newest_set_aside").toString().contains("health-empty.csv"));
        JsonNode aside = health().path("inbox");
        assertThat(aside.path("set_aside").asLong()).isPositive();
        assertThat(aside.path("newest_set_aside").toString()).contains("is empty");

        String row = "9811,2026-01-05,2026-01-07,17,m,blue,3,49.90,985,Mrs,1980-02-03,Bavaria,2025-05-01,0";
        inbox.read(
                "fashion-returns", "health-empty.csv", (COLUMNS + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
        client.await(
                "/v1/health",
                health -> !health.at("/inbox/newest_set_aside").toString().contains("health-empty.csv"));
    }

    @Test
    void whoMayOnlyReadReplaysNothingAndAnotherShopSeesNothing() throws Exception {
        inbox.read("", "health-roles.ndjson", "{broken".getBytes(StandardCharsets.UTF_8));
        JsonNode group = group("health-roles").orElseThrow();
        String wish = "{\"group\": \"%s\", \"dry_run\": true}"
                .formatted(group.path("group").asText());
        Client reader = Client.withToken(TestService.running().token("shop", "read"));
        assertThat(reader.get("/v1/health").body().path("may_operate").asBoolean())
                .isFalse();
        assertThat(reader.get("/v1/dead-letters").status()).isEqualTo(200);
        assertThat(reader.post("/v1/dead-letters/replay", wish).status()).isEqualTo(403);
        assertThat(Client.withKey("sender").get("/v1/health").status()).isEqualTo(403);
        assertThat(Client.withKey("sender").get("/v1/dead-letters").status()).isEqualTo(403);
        assertThat(Client.anonymous().get("/v1/health").status()).isEqualTo(401);
        assertThat(other.get("/v1/dead-letters").body().path("groups")).isEmpty();
        assertThat(other.post("/v1/dead-letters/replay", wish)
                        .body()
                        .path("looked")
                        .asLong())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"group\": \"all\"} | group | 16 hexadecimal digits",
                "{} | group | is required",
                "{\"group\": 7} | group | 16 hexadecimal digits",
                "{\"group\": \"../../etc/passwd\"} | group | 16 hexadecimal digits",
                "{\"group\": \"0123456789abcdef\", \"dry_run\": \"yes\"} | dry_run | must be true or false",
                "{\"group\": \"0123456789abcdef\", \"dryrun\": true} | dryrun | maybe you meant"
            })
    void aWishThatSaysSomethingElseIsRefused(String body, String field, String words) {
        Answer answer = client.post("/v1/dead-letters/replay", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/remedy").asText()).contains(words);
    }
}
