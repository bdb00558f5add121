package io.trendguard.routes.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.contact.SendPolicy;
import io.trendguard.json.Json;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.routes.state.ProductNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a message says of a decision. */
class TreatmentsTest {
    private static final Path DECISION = Path.of("../rules/src/test/resources/payloads/v1/decision.json");
    private static final SendPolicy POLICY = new SendPolicy(
            SendPolicy.UNSTATED.quietHours(), 1, 3, Duration.ofMinutes(20), Duration.ofHours(30), Duration.ofHours(5));
    private static final String NEUTRAL = "Purchases like this one are sent back more often than others.";
    private static final String REDUCED = "The item is heavily reduced; a second look at size and use helps.";

    @Test
    void aMessageTellsTheStrongestReasonThatSaysSomethingOfTheItem() throws IOException {
        assertThat(firstReason("en", NEUTRAL, REDUCED)).isEqualTo(REDUCED);
    }

    @Test
    void whereNoReasonSaysMoreAMessageTellsWhatIsTrueOfAll() throws IOException {
        assertThat(firstReason("en", NEUTRAL, NEUTRAL)).isEqualTo(NEUTRAL);
    }

    @Test
    void aGermanMessageGivesItsReasonInGerman() throws IOException {
        assertThat(firstReason("de-DE", NEUTRAL, REDUCED))
                .isEqualTo("Der Artikel ist stark herabgesetzt; ein zweiter Blick auf Größe und Nutzen hilft.");
        assertThat(firstReason("de-DE", NEUTRAL))
                .isEqualTo("Käufe wie dieser werden öfter zurückgeschickt als andere.");
        assertThat(firstReason("fr", NEUTRAL, REDUCED)).isEqualTo(REDUCED);
    }

    private static String firstReason(String locale, String... sentences) throws IOException {
        ObjectNode payload = (ObjectNode) Json.mapper().readTree(DECISION.toFile());
        payload.withObject("/request/contact").put("locale", locale);
        ArrayNode reasons = (ArrayNode) payload.at("/decision/risks/0/risk/reasons");
        reasons.removeAll();
        for (String sentence : sentences) {
            reasons.addObject()
                    .put("code", "DISCOUNT")
                    .put("feature", "discount_depth")
                    .put("log_odds", 0.5)
                    .put("customer_sentence", sentence)
                    .put("analyst_sentence", "0.3");
        }
        return treatment(payload).placeholders().getOrDefault("first_reason", "nothing");
    }

    @Test
    void aTreatmentHoldsAsLongAsItsRulebookSays() throws IOException {
        ObjectNode payload = (ObjectNode) Json.mapper().readTree(DECISION.toFile());
        payload.withObject("/request").put("stage", "BEFORE_PURCHASE");
        assertThat(life(treatment(payload))).isEqualTo(POLICY.checkoutLife());
        payload.withObject("/request").put("stage", "AFTER_PURCHASE");
        assertThat(life(treatment(payload))).isEqualTo(POLICY.messageLife());
    }

    private static Duration life(Treatment treatment) {
        return Duration.between(treatment.notBefore(), treatment.expiresAt());
    }

    private static Treatment treatment(ObjectNode payload) throws IOException {
        return new Treatments(new ProductNames(), version -> POLICY)
                .of(Json.mapper().treeToValue(payload, DecisionPayload.class));
    }
}
