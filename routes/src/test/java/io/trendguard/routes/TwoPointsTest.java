package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.routes.Client.Answer;
import io.trendguard.routes.point.giftwrap.GiftWrapPoint;
import io.trendguard.routes.wiring.LiveAssets;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.rulebook.cases.RulebookCheck;
import io.trendguard.simulation.Progress;
import io.trendguard.simulation.replay.Replay;
import io.trendguard.simulation.replay.ReplayReport;
import io.trendguard.simulation.replay.ReplaySources;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A decision point that stands in test code alone decides beside the one that ships: event, log, page and replay. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class TwoPointsTest {
    private static final Path RULEBOOK = Path.of("src", "test", "resources", "gift-wrap");

    private final Client gifts = Client.withKey("gifts");

    @Inject
    SegmentAuditLog log;

    @Inject
    LiveAssets assets;

    private static ObjectNode cart(String id, String cameFrom, int items) {
        ObjectNode event = Shop.checkout(id, "gina", Shop.CLASSIC, Instant.now());
        ObjectNode data = (ObjectNode) event.path("data");
        data.put("channel_source", cameFrom);
        ArrayNode lines = (ArrayNode) data.path("lines");
        for (int i = 2; i <= items; i++) {
            lines.add(((ObjectNode) lines.path(0).deepCopy()).put("line_id", Integer.toString(i)));
        }
        return event;
    }

    private static Map<String, JsonNode> byPoint(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Map<String, JsonNode> decisions = new HashMap<>();
        answer.body()
                .path("decisions")
                .forEach(one -> decisions.put(one.path("decision_point").asText(), one));
        return decisions;
    }

    private JsonNode page(JsonNode decision) {
        return gifts.get("/v1/decisions/" + decision.path("decision_id").asText())
                .body();
    }

    @Test
    void twoPointsDecideOneCheckoutEachWithARulebookAModelAndAnExperimentOfItsOwn() {
        Map<String, JsonNode> decided = byPoint(gifts.post("/v1/checkout", cart("g-1", GiftWrapPoint.GIFT_FINDER, 2)));

        assertThat(decided).containsOnlyKeys("gift-wrap", "regret");
        JsonNode giftWrap = decided.getOrDefault("gift-wrap", MissingNode.getInstance());
        assertThat(giftWrap.path("outcome").asText()).isEqualTo("INTERVENE");
        assertThat(giftWrap.at("/answer/heading").asText()).isEqualTo("Shall we wrap it?");
        assertThat(giftWrap.at("/answer").toString()).contains("Your 2 items can come as a gift.");
        JsonNode regret = page(decided.getOrDefault("regret", MissingNode.getInstance()));
        JsonNode page = page(giftWrap);
        assertThat(page.at("/point/situation/kind").asText()).isEqualTo("Gift cart");
        assertThat(regret.at("/point/situation/kind").asText()).isEqualTo("Cart");
        assertThat(page.at("/request/inputs/is_gift").asBoolean()).isTrue();
        assertThat(page.at("/request/arm/draw_key").asText()).startsWith("gift-wrap-holdout");
        assertThat(regret.at("/request/arm/draw_key").asText()).startsWith("regret-holdout");
        assertThat(page.at("/rulebook/name").asText()).isEqualTo("gift-wrap");
        assertThat(regret.at("/rulebook/name").asText()).isEqualTo("regret");
        assertThat(page.at("/decision/model_version").asText())
                .isNotEqualTo(regret.at("/decision/model_version").asText());
        assertThat(page.at("/decision/risks")).singleElement().satisfies(risk -> {
            assertThat(risk.path("line_id").asText()).isEqualTo("basket");
            assertThat(risk.at("/risk/probability").asDouble()).isBetween(0.64, 0.65);
        });
        assertThat(page.path("waterfalls")).hasSize(1);
        assertThat(page.path("known")).hasSize(1);
        assertThat(page.path("position").asLong())
                .isNotEqualTo(regret.path("position").asLong());
    }

    @Test
    void aRuleReadsThePointsOwnInputAndARepeatedEventGetsBothDecisionsAgain() {
        ObjectNode cart = cart("g-2", "search", 2);
        Answer first = gifts.post("/v1/checkout", cart);

        JsonNode giftWrap = byPoint(first).getOrDefault("gift-wrap", MissingNode.getInstance());
        assertThat(giftWrap.path("outcome").asText()).isEqualTo("NOTHING");
        assertThat(page(giftWrap).at("/decision/candidates").toString()).contains("NOT_A_GIFT");
        Answer second = gifts.post("/v1/checkout", cart);
        assertThat(second.eventStatus()).isEqualTo("REPEATED");
        assertThat(second.body().path("decisions")).isEqualTo(first.body().path("decisions"));
    }

    @Test
    void itsOutcomeStandsOnThePageAndInTheListInItsOwnWords() {
        JsonNode giftWrap = byPoint(gifts.post("/v1/checkout", cart("g-sent", GiftWrapPoint.GIFT_FINDER, 2)))
                .getOrDefault("gift-wrap", MissingNode.getInstance());
        assertThat(page(giftWrap).at("/outcome/says").asText()).startsWith("Time to send it open until ");

        ObjectNode bought = Shop.purchase("g-sent-order", "gina", Shop.CLASSIC, Instant.now());
        ((ObjectNode) bought.path("data")).put("cart_id", "g-sent");
        assertThat(gifts.post("/v1/events", bought).status()).isEqualTo(202);

        assertThat(page(giftWrap).at("/outcome/word").asText()).isEqualTo("Sent as a gift");
        gifts.await(
                "/v1/lists/decisions?columns=outcome&decision_id="
                        + giftWrap.path("decision_id").asText(),
                list -> list.at("/rows/0/outcome").asText().equals("sent"));
    }

    @Test
    void aShopThatThePointDoesNotConcernGetsTheOtherDecisionAlone() {
        Answer answer = Client.withKey("other")
                .post("/v1/checkout", Shop.checkout("g-3", "gustav", Shop.CLASSIC, Instant.now()));

        assertThat(byPoint(answer)).containsOnlyKeys("regret");
    }

    @Test
    void theLogOfTwoPointsIsReplayedToTheByte() throws Exception {
        for (int items = 1; items <= 4; items++) {
            gifts.post("/v1/checkout", cart("g-replayed-" + items, GiftWrapPoint.GIFT_FINDER, items));
        }
        List<ServedModel> models = new ArrayList<>();
        List<Rulebook> rulebooks = new ArrayList<>();
        List<JsonNode> pages = pages();
        for (String version : texts(pages, "/decision/model_version")) {
            Path folder = TestService.running().data().resolve("registry").resolve(version);
            models.add(RiskModels.loadChecked(ModelFolder.read(folder)));
        }
        for (String version : texts(pages, "/decision/rulebook_version")) {
            rulebooks.add(assets.published(version).orElseThrow());
        }

        ReplayReport report =
                new Replay(new ReplaySources(rulebooks, models)).run(log, GiftWrapPoint.SHOP, 1, Progress.SILENT);

        assertThat(report.different()).as(report.toString()).isZero();
        assertThat(report.undecidable()).as(report.toString()).isZero();
        assertThat(report.equal()).isGreaterThanOrEqualTo(8);
        assertThat(rulebooks).hasSize(2);
    }

    private List<JsonNode> pages() {
        return byPoint(gifts.post("/v1/checkout", cart("g-versions", GiftWrapPoint.GIFT_FINDER, 2))).values().stream()
                .map(this::page)
                .toList();
    }

    private static Set<String> texts(List<JsonNode> pages, String pointer) {
        Set<String> texts = new TreeSet<>();
        pages.forEach(page -> texts.add(page.at(pointer).asText()));
        return texts;
    }

    @Test
    void itsRulebookIsCheckedLikeAnyOther() {
        assertThat(new RulebookCheck(Duration.ofMinutes(1)).check(RulebookFiles.read(RULEBOOK)))
                .isEmpty();
    }
}
