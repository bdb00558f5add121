package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.routes.wiring.LiveAssets;
import io.trendguard.simulation.Progress;
import io.trendguard.simulation.replay.Replay;
import io.trendguard.simulation.replay.ReplayReport;
import io.trendguard.simulation.replay.ReplaySources;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Carts that are streamed and then left: the service asks about each by itself once its time has come. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class CartsThatGoQuietTest {
    private static final Duration MORE_THAN_AN_HOUR = Duration.ofMinutes(70);

    private final Client store = Client.withKey("store");

    @Inject
    SegmentAuditLog log;

    @Inject
    LiveAssets assets;

    private JsonNode decisionsOf(String cart) {
        return store.get("/v1/decisions?order_id=" + cart).body();
    }

    private void sent(ObjectNode event) {
        Client.Answer answer = store.post("/v1/events", event);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private static Instant ago(Duration time) {
        return Instant.now().minus(time);
    }

    @Test
    void aCartThatWentQuietIsDecidedOnceAndItsCustomerIsReminded() throws Exception {
        sent(Shop.consent("quinn", "quinn@carts.example", Shop.noonZone(), ago(Duration.ofDays(1))));
        sent(Shop.browsing("quiet-1", "quinn", 1_500, ago(MORE_THAN_AN_HOUR)));

        JsonNode listed = store.await("/v1/decisions?order_id=quiet-1", list -> list.size() > 0);
        JsonNode decision = store.await(
                "/v1/decisions/" + listed.path(0).path("decision_id").asText(),
                d -> d.path("history").toString().contains("HANDED_OVER"));
        assertThat(decision.at("/point/name").asText()).isEqualTo("cart");
        assertThat(decision.at("/decision/band").asText()).isEqualTo("abandoned");
        assertThat(decision.at("/decision/chosen/intervention").asText()).isEqualTo("cart-reminder");
        assertThat(decision.at("/point/situation/happened").asText())
                .isEqualTo("nothing had happened for 1 hour to a cart of 1 item worth {price} (cart {order})");
        TestService.running().mail().waitForIncomingEmail(TimeUnit.SECONDS.toMillis(10), 1);
        assertThat(TestService.running().mail().getReceivedMessagesForDomain("quinn@carts.example"))
                .hasSize(1)
                .allSatisfy(message -> assertThat(message.getContent().toString())
                        .contains("quiet-1")
                        .doesNotContain("{"));
        Thread.sleep(2_500); // two more looks of the timer
        assertThat(decisionsOf("quiet-1")).hasSize(1);

        sent(Shop.browsing("quiet-1", "quinn", 1_500, ago(Duration.ofMinutes(65))));
        JsonNode again = store.await("/v1/decisions?order_id=quiet-1", list -> list.size() == 2);
        JsonNode second = store.get(
                        "/v1/decisions/" + again.path(0).path("decision_id").asText())
                .body();
        assertThat(second.at("/decision/candidates").toString()).contains("DAILY_CAP");
    }

    @Test
    void neitherACartThatWasBoughtNorOneThatIsInUseNorOneOfTheDayBeforeIsAskedAbout() throws Exception {
        ObjectNode bought = Shop.purchase("o-bought", "bea", Shop.CLASSIC, ago(Duration.ofMinutes(65)));
        ((ObjectNode) bought.path("data")).put("cart_id", "bought");
        sent(Shop.browsing("in-use", "bea", 1_500, ago(Duration.ofMinutes(2))));
        sent(Shop.browsing("old", "bea", 1_500, ago(Duration.ofHours(25))));
        sent(bought);
        sent(Shop.browsing("bought", "bea", 1_500, ago(MORE_THAN_AN_HOUR)));
        sent(Shop.browsing("asked", "bob", 1_500, ago(MORE_THAN_AN_HOUR)));

        store.await("/v1/decisions?order_id=asked", list -> list.size() == 1);
        Thread.sleep(1_500);
        for (String cart : List.of("in-use", "old", "bought")) {
            assertThat(decisionsOf(cart)).as(cart).isEmpty();
        }
    }

    @Test
    void whatWasDecidedAboutCartsIsReplayedToTheByte() throws Exception {
        for (int i = 0; i < 5; i++) {
            sent(Shop.browsing("replayed-" + i, "rita-" + i, 700L * (i + 1), ago(MORE_THAN_AN_HOUR)));
        }
        JsonNode last = store.await("/v1/decisions?order_id=replayed-4", list -> list.size() == 1);
        JsonNode page = store.get(
                        "/v1/decisions/" + last.path(0).path("decision_id").asText())
                .body();
        String model = page.at("/decision/model_version").asText();
        ReplaySources sources = new ReplaySources(
                List.of(assets.published(page.at("/decision/rulebook_version").asText())
                        .orElseThrow()),
                List.of(RiskModels.loadChecked(ModelFolder.read(
                        TestService.running().data().resolve("registry").resolve(model)))));

        ReplayReport report = new Replay(sources).run(log, TestService.STORE, 1, Progress.SILENT);

        assertThat(report.different()).as(report.toString()).isZero();
        assertThat(report.equal()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aCustomerWhoIsStillOnThePageIsDecidedAboutAtOnceAndNotInterruptedForLittleMoney() {
        ObjectNode check = Shop.event("cart-check", "check-on-page", Instant.now());
        ((ObjectNode) check.path("data"))
                .put("cart_id", "on-page")
                .put("customer_id", "otto")
                .put("value_minor", 1_900)
                .put("currency", "EUR")
                .put("item_count", 2)
                .put("last_activity_at", ago(Duration.ofMinutes(4)).toString())
                .put("device_type", "desktop")
                .put("on_page", true);
        Client.Answer answer = store.post("/v1/checkout", check);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode decided = answer.decided();
        assertThat(decided.path("decision_point").asText()).isEqualTo("cart");
        assertThat(decided.path("outcome").asText()).isEqualTo("NOTHING");
        assertThat(store.decisionOf(answer).at("/decision/candidates").toString())
                .contains("cart-pop-up/checkout/basket", "UPLIFT_BELOW_COST");
    }
}
