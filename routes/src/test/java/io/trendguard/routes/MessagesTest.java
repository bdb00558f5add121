package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.routes.Client.Answer;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a purchase to the customer's mailbox and back. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class MessagesTest {
    private final Client client = Client.withKey("all");
    private final GreenMail mail = TestService.running().mail();

    @BeforeAll
    static void past() {
        Client.bringInThePast();
    }

    private String buys(String customer, String order) {
        Answer answer = client.post("/v1/events", Shop.purchase(order, customer, Shop.HYPE, Instant.now()));
        assertThat(answer.status()).isEqualTo(202);
        return answer.decisionId();
    }

    private List<MimeMessage> mailTo(String address) {
        return Arrays.stream(mail.getReceivedMessagesForDomain(address)).toList();
    }

    @Test
    void aRiskyPurchaseLeadsToOneMailAndItsAnswerIsLogged() throws Exception {
        client.post("/v1/events", Shop.consent("olga", "olga@customers.example", Shop.noonZone(), Instant.now()));
        client.post("/v1/events", Shop.purchase("m-0", "olga", Shop.CLASSIC, Instant.now()));
        String id = buys("olga", "m-1");

        JsonNode decision = client.await(
                "/v1/decisions/" + id, d -> d.path("history").toString().contains("HANDED_OVER"));
        assertThat(mail.waitForIncomingEmail(TimeUnit.SECONDS.toMillis(10), 1)).isTrue();
        List<MimeMessage> received = mailTo("olga@customers.example");
        assertThat(received).hasSize(1);
        String treatment = decision.at("/treatments/0/treatment_id").asText();
        assertThat(received.get(0).getMessageID()).contains(treatment);
        assertThat(received.get(0).getContent().toString())
                .contains("Leggings in the videos")
                .doesNotContain("{");
        assertThat(decision.toString()).doesNotContain("olga");

        ObjectNode accepted = Shop.event("disposition", "disposition-" + treatment, Instant.now());
        ((ObjectNode) accepted.path("data")).put("treatment_id", treatment).put("disposition", "accepted");
        assertThat(client.post("/v1/events", accepted).status()).isEqualTo(202);
        client.await("/v1/decisions/" + id, d -> d.path("history").toString().contains("ACCEPTED"));
    }

    @Test
    void theLinkUnderAMessageAsksFirstAndThenEndsTheMessages() throws Exception {
        client.post("/v1/events", Shop.consent("rosa", "rosa@links.example", Shop.noonZone(), Instant.now()));
        client.post("/v1/events", Shop.purchase("m-6", "rosa", Shop.CLASSIC, Instant.now()));
        String id = buys("rosa", "m-7");
        client.await("/v1/decisions/" + id, d -> d.path("history").toString().contains("HANDED_OVER"));

        String header = mailTo("rosa@links.example").get(0).getHeader("List-Unsubscribe", null);
        String path = header.substring(header.indexOf("/r/"), header.indexOf('>'));
        assertThat(Client.anonymous().get(path).text()).contains("no more of these messages", "<form");
        assertThat(client.get("/v1/decisions/" + id).body().path("history").toString())
                .doesNotContain("OPTED_OUT");
        assertThat(Client.anonymous().post(path, "").status()).isEqualTo(200);
        assertThat(client.get("/v1/decisions/" + id).body().path("history").toString())
                .contains("OPTED_OUT");
        assertThat(Client.anonymous().get(path + "x").status()).isEqualTo(404);

        JsonNode later = client.get("/v1/decisions/" + buys("rosa", "m-8")).body();
        assertThat(later.at("/decision/outcome").asText()).isEqualTo("NOTHING");
        assertThat(later.at("/decision/candidates").toString()).contains("CONSENT_REFUSED");
    }

    @Test
    void thePageUnderAMessageTakesEveryAnswerWithOneTap() throws Exception {
        client.post("/v1/events", Shop.consent("sven", "sven@taps.example", Shop.noonZone(), Instant.now()));
        client.post("/v1/events", Shop.purchase("m-11", "sven", Shop.CLASSIC, Instant.now()));
        String id = buys("sven", "m-12");
        client.await("/v1/decisions/" + id, d -> d.path("history").toString().contains("HANDED_OVER"));
        String mail = mailTo("sven@taps.example").get(0).getContent().toString();
        Matcher link = Pattern.compile("/r/[\\w.-]+").matcher(mail);
        assertThat(link.find()).as(mail).isTrue();

        String page = Client.anonymous().get(link.group()).text();
        assertThat(page).contains("Your order m-12", "No more of these messages");
        assertThat(page)
                .as("the message again, and what it promised")
                .contains("<h2>")
                .doesNotContain("_url}");
        List<String> taps = Pattern.compile("action=\"([\\w.-]+)\"")
                .matcher(page)
                .results()
                .map(tap -> "/r/" + tap.group(1))
                .toList();
        assertThat(taps).as("take it, leave it, no more").hasSize(3);
        assertThat(Client.anonymous().post(taps.get(0), "").text()).contains("Thank you", "Take my answer back");
        assertThat(Client.anonymous().post(taps.get(1), "").status()).isEqualTo(200);
        assertThat(client.get("/v1/decisions/" + id).body().path("history"))
                .extracting(step -> step.path("result").asText())
                .endsWith("ACCEPTED", "REFUSED");
    }

    @Test
    void onlyChangesOfAnAnswerAreLoggedAndTheirNumberIsLimited() throws Exception {
        client.post("/v1/events", Shop.consent("uwe", "uwe@changes.example", Shop.noonZone(), Instant.now()));
        client.post("/v1/events", Shop.purchase("m-13", "uwe", Shop.CLASSIC, Instant.now()));
        String id = buys("uwe", "m-14");
        client.await("/v1/decisions/" + id, d -> d.path("history").toString().contains("HANDED_OVER"));
        Matcher link = Pattern.compile("/r/[\\w.-]+")
                .matcher(mailTo("uwe@changes.example").get(0).getContent().toString());
        assertThat(link.find()).isTrue();
        List<String> taps = Pattern.compile("action=\"([\\w.-]+)\"")
                .matcher(Client.anonymous().get(link.group()).text())
                .results()
                .map(tap -> "/r/" + tap.group(1))
                .toList();

        tapAtOnce(taps.get(0));
        assertThat(results(id)).containsOnlyOnce("ACCEPTED");
        int refused = 0;
        for (int i = 0; i < 30; i++) {
            refused += Client.anonymous().post(taps.get(1 - i % 2), "").status() == 429 ? 1 : 0;
        }
        assertThat(refused).as("changes beyond the limit").isPositive();
        assertThat(results(id))
                .as("ten changes an hour")
                .filteredOn(result -> result.matches("ACCEPTED|REFUSED"))
                .hasSizeLessThanOrEqualTo(10);
        tapAtOnce(taps.get(2));
        assertThat(results(id)).containsOnlyOnce("OPTED_OUT");
    }

    private List<String> results(String id) {
        return client.get("/v1/decisions/" + id).body().path("history").findValuesAsText("result");
    }

    private static void tapAtOnce(String tap) throws Exception {
        ExecutorService fingers = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> finger = () -> Client.anonymous().post(tap, "").status();
            for (Future<Integer> status : fingers.invokeAll(Collections.nCopies(24, finger))) {
                assertThat(status.get()).isEqualTo(200);
            }
        } finally {
            fingers.shutdown();
        }
    }

    @Test
    void whileTheMailServerIsAwayAMessageWaitsAndIsThenHandedOverOnce() {
        client.post("/v1/events", Shop.consent("tess", "tess@waiting.example", Shop.noonZone(), Instant.now()));
        client.post("/v1/events", Shop.purchase("m-9", "tess", Shop.CLASSIC, Instant.now()));
        mail.stop();
        String id;
        try {
            id = buys("tess", "m-10");
            client.await(
                    "/v1/decisions/" + id, d -> d.path("history").toString().contains("FAILED"));
        } finally {
            mail.start();
        }
        JsonNode history = client.await(
                        "/v1/decisions/" + id, d -> d.path("history").toString().contains("HANDED_OVER"))
                .path("history");

        assertThat(history.toString()).doesNotContain("IN_DOUBT");
        assertThat(mailTo("tess@waiting.example")).hasSize(1);
        assertThat(client.get("/v1/outbox/in-doubt").text()).doesNotContain(id.substring(2));
    }

    @Test
    void aCustomerWithoutConsentGetsNothing() {
        client.post("/v1/events", Shop.purchase("m-2", "pia", Shop.CLASSIC, Instant.now()));
        String id = buys("pia", "m-3");

        JsonNode decision = client.get("/v1/decisions/" + id).body().path("decision");
        assertThat(decision.path("outcome").asText()).isEqualTo("NOTHING");
        assertThat(decision.path("candidates").toString()).contains("CONSENT_UNKNOWN");
    }

    @Test
    void inSafeModeEverythingIsDecidedAndNobodyIsContacted() {
        client.post("/v1/events", Shop.consent("quin", "quin@customers.example", Shop.noonZone(), Instant.now()));
        client.post("/v1/events", Shop.purchase("m-4", "quin", Shop.CLASSIC, Instant.now()));
        client.post("/v1/safe-mode", "{\"on\": true}");
        try {
            String id = buys("quin", "m-5");
            JsonNode decision = client.get("/v1/decisions/" + id).body().path("decision");
            assertThat(decision.path("outcome").asText()).isEqualTo("NOTHING");
            assertThat(decision.path("candidates").toString()).contains("SAFE_MODE");
        } finally {
            client.post("/v1/safe-mode", "{\"on\": false}");
        }
        assertThat(mailTo("quin@customers.example")).isEmpty();
    }

    @Test
    void anAnswerToAnUnknownTreatmentIsRefused() {
        ObjectNode accepted = Shop.event("disposition", "disposition-unknown", Instant.now());
        ((ObjectNode) accepted.path("data"))
                .put("treatment_id", "t_0123456789abcdef0123456789abcdef_0")
                .put("disposition", "accepted");
        Answer answer = client.post("/v1/events", accepted);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("data.treatment_id");
    }
}
