package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.routes.Client.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** The page of a decision says the same of its outcome as the list of decisions. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class OutcomesOverHttpTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final Client shop = Client.withKey("all");

    private Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }

    private static ObjectNode purchase(String order, Instant at, int items) {
        ObjectNode event = Shop.purchase(order, order + "-customer", Shop.CLASSIC, at);
        ArrayNode lines = (ArrayNode) event.at("/data/lines");
        for (int i = 2; i <= items; i++) {
            lines.add(((ObjectNode) lines.path(0).deepCopy()).put("line_id", Integer.toString(i)));
        }
        return event;
    }

    private static ObjectNode returned(String order, String id, String line, String reason, long refund, Instant at) {
        ObjectNode event = Shop.returned(order, order + "-customer", Shop.CLASSIC, at);
        event.put("id", id);
        ((ObjectNode) event.path("data"))
                .put("line_id", line)
                .put("reason", reason)
                .put("refund_minor", refund);
        return event;
    }

    private Answer sent(ObjectNode event) {
        Answer answer = shop.post("/v1/events", event);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer;
    }

    /** What the page says, once its row in the list says the same; the list follows the log a moment later. */
    private JsonNode agreed(Answer decided) {
        String id = decided.decisionId();
        JsonNode page = shop.get("/v1/decisions/" + id).body();
        JsonNode outcome = page.path("outcome");
        shop.await(
                "/v1/lists/decisions?decision_id=%s&columns=outcome,outcome_money,outcome_until".formatted(id),
                list -> list.path("rows").size() == 1 && saysTheSame(list.at("/rows/0"), outcome));
        return page;
    }

    private static boolean saysTheSame(JsonNode row, JsonNode outcome) {
        String until = outcome.at("/window/until").asText();
        return row.path("outcome").asText().equals(outcome.path("code").asText())
                && row.path("outcome_money")
                        .asText("")
                        .equals(outcome.path("money").asText(""))
                && (until.isEmpty()
                        || Instant.parse(until)
                                .equals(Instant.parse(row.path("outcome_until").asText())));
    }

    @Test
    void anOrderWaitsUntilItsWindowIsOverAndADeliveryMovesThat() {
        Answer open = sent(purchase("oc-open", now, 1));
        assertThat(agreed(open).at("/outcome/says").asText()).startsWith("Return window open until ");

        Answer kept = sent(purchase("oc-kept", daysAgo(40), 1));
        assertThat(agreed(kept).at("/outcome/says").asText())
                .startsWith("Kept: the return window ended on ")
                .endsWith("and nothing was returned.");

        ObjectNode delivery = Shop.event("delivery", "oc-kept-delivery", daysAgo(5));
        ((ObjectNode) delivery.path("data"))
                .put("order_id", "oc-kept")
                .put("customer_id", "oc-kept-customer")
                .put("delivered_at", daysAgo(5).toString());
        sent(delivery);
        JsonNode moved = agreed(kept);
        assertThat(moved.at("/outcome/code").asText()).isEqualTo("open");
        assertThat(moved.path("history").findValuesAsText("result")).contains("WINDOW");
    }

    @Test
    void aReturnAfterTheWindowCountsAndSaysSo() {
        Answer order = sent(purchase("oc-late", daysAgo(50), 1));
        sent(returned("oc-late", "oc-late-r", "1", "FIT", 4_990, daysAgo(2)));

        JsonNode page = agreed(order);

        assertThat(page.at("/outcome/word").asText()).isEqualTo("Returned");
        assertThat(page.at("/outcome/says").asText()).endsWith(": it did not fit, €49.90 refunded.");
        assertThat(page.path("history").toString()).contains("That was after the return window had ended");
    }

    @Test
    void aCorrectedReturnShowsTheLatestReportAndWhichEntryItCorrects() {
        Answer order = sent(purchase("oc-fixed", daysAgo(10), 1));
        sent(returned("oc-fixed", "oc-fixed-1", "1", "FIT", 4_990, daysAgo(3)));
        sent(returned("oc-fixed", "oc-fixed-2", "1", "DEFECT", 9_990, daysAgo(2)));

        JsonNode page = agreed(order);

        assertThat(page.at("/outcome/says").asText()).endsWith(": it was defective, €99.90 refunded.");
        JsonNode first = step(page, "it did not fit");
        JsonNode second = step(page, "it was defective");
        assertThat(first.at("/report/corrected_by").asText())
                .isEqualTo(second.path("position").asText());
        assertThat(first.path("summary").asText())
                .endsWith("Corrected by entry %s."
                        .formatted(second.path("position").asText()));
        assertThat(second.path("report").has("corrected_by")).isFalse();
        assertThat(second.path("summary").asText())
                .endsWith(
                        "It corrects entry %s.".formatted(first.path("position").asText()));
    }

    private static JsonNode step(JsonNode page, String says) {
        for (JsonNode step : page.path("history")) {
            if (step.path("summary").asText().contains(says)) {
                return step;
            }
        }
        throw new AssertionError("No step says (%s): %s".formatted(says, page.path("history")));
    }

    @Test
    void aPartOfAnOrderLeavesTheRestOpenAndAReturnOfTheWholeOrderIsPaidBackOnce() {
        Answer part = sent(purchase("oc-part", daysAgo(10), 3));
        sent(returned("oc-part", "oc-part-1", "2", "FIT", 1_000, daysAgo(3)));
        JsonNode page = agreed(part);
        assertThat(page.at("/outcome/word").asText()).isEqualTo("1 of 3 items returned");
        assertThat(page.at("/outcome/state").asText()).isEqualTo("PARTLY");
        assertThat(page.at("/outcome/window/says").asText())
                .startsWith("For the rest, the return window is open until");

        ObjectNode whole = returned("oc-part", "oc-part-2", "", "FIT", 3_000, daysAgo(2));
        ((ObjectNode) whole.path("data")).remove("line_id");
        sent(whole);
        JsonNode all = agreed(part);
        assertThat(all.at("/outcome/word").asText()).isEqualTo("Returned");
        assertThat(all.at("/outcome/money").asText()).isEqualTo("3000");
        assertThat(all.at("/outcome").has("window")).isFalse();
        assertThat(step(all, "All 3 items: returned on").path("report").has("corrected_by"))
                .isFalse();
    }

    private static ObjectNode cart(String id, Instant lastActivity, Instant asked) {
        ObjectNode event = Shop.event("cart-check", "check-" + id, asked);
        ((ObjectNode) event.path("data"))
                .put("cart_id", id)
                .put("value_minor", 12_000)
                .put("currency", "EUR")
                .put("item_count", 2)
                .put("last_activity_at", lastActivity.toString());
        return event;
    }

    private static ObjectNode bought(String order, String cart, Instant at) {
        ObjectNode event = purchase(order, at, 1);
        ((ObjectNode) event.path("data")).put("cart_id", cart);
        return event;
    }

    @Test
    void aCartIsOpenOrBoughtOrAbandonedAndAPurchaseAfterADayComesTooLate() {
        Answer open = sent(cart("oc-c-open", now.minusSeconds(7_200), now));
        assertThat(agreed(open).at("/outcome/says").asText()).startsWith("Time to buy open until ");
        Answer late = sent(cart("oc-c-late", daysAgo(3), daysAgo(3).plusSeconds(60)));
        sent(bought("oc-c-late-o", "oc-c-late", daysAgo(1)));
        JsonNode abandoned = agreed(late);
        assertThat(abandoned.at("/outcome/word").asText()).isEqualTo("Abandoned");
        assertThat(abandoned.path("history").findValuesAsText("result")).contains("PURCHASED_TOO_LATE");
        Answer inTime = sent(cart("oc-c-bought", daysAgo(3), daysAgo(3).plusSeconds(60)));
        sent(bought("oc-c-bought-o", "oc-c-bought", daysAgo(3).plusSeconds(3_600)));
        JsonNode bought = agreed(inTime);
        assertThat(bought.at("/outcome/says").asText()).startsWith("Bought at ").endsWith(": €110.00 paid.");
    }

    @Test
    void aCheckoutThatBecameAnOrderWaitsForWhatBecomesOfTheOrder() {
        Answer checkout = shop.post("/v1/checkout", Shop.checkout("oc-x", "oc-x-o-customer", Shop.CLASSIC, now));
        assertThat(agreed(checkout).at("/outcome/says").asText()).startsWith("Time to buy open until ");
        sent(bought("oc-x-o", "oc-x", now.plusMillis(5)));
        JsonNode page = agreed(checkout);
        assertThat(page.at("/outcome/says").asText()).startsWith("Return window open until ");
        assertThat(step(page, "Cart oc-x became order oc-x-o").path("result").asText())
                .isEqualTo("BECAME");
    }
}
