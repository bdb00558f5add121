package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.routes.Client.Answer;
import io.trendguard.routes.engine.Supervisor;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is decided about checkouts and returns that come over HTTP. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class CheckoutAndReturnTest {
    private final Client client = Client.withKey("all");

    @Inject
    Supervisor supervisor;

    @BeforeAll
    static void past() {
        Client.bringInThePast();
    }

    @Test
    void aNewBuyerOfARiskyItemIsOfferedTheFitCheckAtCheckout() {
        Answer answer = client.post("/v1/checkout", Shop.checkout("c-1", "dora", Shop.HYPE, Instant.now()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.decided().path("outcome").asText()).isEqualTo("INTERVENE");
        assertThat(answer.decided().at("/answer/intervention").asText()).isIn("fit-check-credit", "size-fit-check");
        assertThat(answer.decided().at("/answer/heading").asText()).isNotBlank();
        String id = answer.decisionId();
        JsonNode decision =
                client.await("/v1/decisions/" + id, d -> d.path("history").size() == 3);
        assertThat(decision.at("/decision/risks/0/risk/probability").decimalValue())
                .isGreaterThan(new BigDecimal("0.75"));
        assertThat(decision.at("/history/2/result").asText()).isEqualTo("HANDED_OVER");
        assertThat(decision.at("/history/2/summary").asText()).startsWith("Handed over: the shop got it");
        assertThat(decision.at("/messages/0/subject").asText())
                .as("what the customer reads")
                .isEqualTo(answer.decided().at("/answer/heading").asText());
    }

    @Test
    void aCheckoutThatComesWithoutACallIsNotShownAndLeavesNoDoubt() {
        Answer answer = client.post("/v1/events", Shop.checkout("c-batch", "doris", Shop.HYPE, Instant.now()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.decided().has("answer")).as("nobody waits to see it").isFalse();
        JsonNode decision = client.decisionOf(answer);
        assertThat(decision.at("/decision/outcome").asText()).isEqualTo("INTERVENE");
        assertThat(decision.path("history").findValuesAsText("result")).containsExactly("NOT_SENT");
        assertThat(decision.path("history").toString()).contains("NOBODY_AT_CHECKOUT");
        assertThat(client.get("/v1/outbox/in-doubt").text())
                .doesNotContain(answer.decisionId().substring(2));
    }

    @Test
    void aDefectGoesStraightThroughAndOtherReturnsAskForNothing() {
        client.post("/v1/events", Shop.purchase("o-broken", "uma", Shop.HYPE, Instant.now()));
        ObjectNode defect = Shop.returned("o-broken", "uma", Shop.HYPE, Instant.now());
        ((ObjectNode) defect.path("data")).put("reason", "DEFECT");
        Answer answer = client.post("/v1/events", defect);

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        JsonNode decision = client.decisionOf(answer);
        assertThat(decision.at("/request/lines/0/announced_return").asText()).isEqualTo("DEFECT");
        assertThat(decision.at("/decision/marks").toString()).contains("fast-track");
        assertThat(decision.at("/decision/candidates").toString()).contains("DEFECT_GOES_STRAIGHT_THROUGH");
        assertThat(decision.at("/decision/outcome").asText()).isEqualTo("NOTHING");

        client.post("/v1/events", Shop.purchase("o-regretted", "uma", Shop.HYPE, Instant.now()));
        assertThat(client.post("/v1/events", Shop.returned("o-regretted", "uma", Shop.HYPE, Instant.now()))
                        .body()
                        .has("decisions"))
                .isFalse();
    }

    @Test
    void aReturnThatComesLaterIsToldOnThePageOfItsDecisionWhoseFiguresAddUp() {
        Answer bought = client.post("/v1/events", Shop.purchase("o-late", "zoe", Shop.HYPE, Instant.now()));
        JsonNode before = client.decisionOf(bought);
        assertThat(before.at("/outcome/window/says").asText()).startsWith("Return window open until ");

        ObjectNode back = Shop.returned("o-late", "zoe", Shop.HYPE, Instant.now());
        ((ObjectNode) back.path("data")).put("reason", "FIT").put("refund_minor", 4990);
        assertThat(client.post("/v1/events", back).status()).isEqualTo(202);

        JsonNode after = client.decisionOf(bought);
        JsonNode last = after.path("history").get(after.path("history").size() - 1);
        assertThat(last.path("result").asText()).isEqualTo("RETURNED");
        assertThat(last.path("summary").asText())
                .startsWith("Returned on ")
                .contains("it did not fit", "49.90 refunded");
        addsUp(after);
    }

    @Test
    void whatIsShownOfEveryDecisionAddsUp() {
        JsonNode decisions = client.get("/v1/decisions").body();
        assertThat(decisions).isNotEmpty();
        String before = "9999";
        for (JsonNode line : decisions) {
            assertThat(line.path("decided_at").asText()).as("newest first").isLessThanOrEqualTo(before);
            before = line.path("decided_at").asText();
            addsUp(client.get("/v1/decisions/" + line.path("decision_id").asText())
                    .body());
        }
    }

    private static void addsUp(JsonNode decision) {
        assertThat(decision.path("waterfalls")).hasSameSizeAs(decision.at("/decision/risks"));
        for (JsonNode shown : decision.path("waterfalls")) {
            BigDecimal sum = points(shown.path("start"));
            for (JsonNode step : shown.path("steps")) {
                assertThat(step.path("name").asText()).doesNotContain("_").isNotEqualToIgnoringCase("salutation");
                assertThat(step.path("sentence").asText()).doesNotContain("share of 0", "_");
                sum = sum.add(points(step));
            }
            sum = shown.has("calibration") ? sum.add(points(shown.path("calibration"))) : sum;
            assertThat(sum).isEqualByComparingTo(points(shown.path("end")));
            assertThat(shown.at("/threshold/segment").asText()).startsWith("for a");
            assertThat(shown.at("/threshold/side").asText()).isIn("above", "below");
        }
        if (!decision.at("/decision/outcome").asText().equals("UNDETERMINED")) {
            assertThat(decision.path("alternatives").findValuesAsText("says")).contains("Do nothing");
            assertThat(decision.path("alternatives").findValuesAsText("chosen")).containsOnlyOnce("true");
        }
    }

    private static BigDecimal points(JsonNode part) {
        return new BigDecimal(part.path("points").asText());
    }

    @Test
    void aDefectOfAnOrderThatNobodyKnowsIsUndeterminedAndSaysSo() {
        ObjectNode defect = Shop.returned("o-from-elsewhere", "vic", Shop.HYPE, Instant.now());
        ((ObjectNode) defect.path("data")).put("reason", "DEFECT");
        Answer answer = client.post("/v1/events", defect);

        JsonNode decision = client.decisionOf(answer).path("decision");
        assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
        assertThat(decision.toString()).contains("nothing was decided about the order (o-from-elsewhere)");
    }

    @Test
    void whenHistoriesFailNothingIsDoneTheCauseIsSaidAndTheyAreRebuilt() {
        Answer answer = checkoutWithClosedHistories();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.decided().path("outcome").asText()).isEqualTo("UNDETERMINED");
        JsonNode decision = client.decisionOf(answer);
        assertThat(decision.path("decision").toString()).contains("history failed");

        Answer after = client.post("/v1/checkout", Shop.checkout("c-mended", "kay", Shop.HYPE, Instant.now()));
        assertThat(after.decided().path("outcome").asText()).isEqualTo("INTERVENE");
    }

    /**
     * The histories fail in earnest: they are closed under the running service. Who keeps them every two seconds may notice
     * before the checkout comes; nothing is accepted then, and it is tried again.
     */
    private Answer checkoutWithClosedHistories() {
        Answer answer;
        int tries = 0;
        do {
            supervisor.engine().histories().close();
            answer = client.post("/v1/checkout", Shop.checkout("c-broken-" + tries++, "kay", Shop.HYPE, Instant.now()));
            client.await(
                    "/q/health/ready", health -> health.path("status").asText().equals("UP"));
        } while (answer.status() == 503 && tries < 10);
        return answer;
    }
}
