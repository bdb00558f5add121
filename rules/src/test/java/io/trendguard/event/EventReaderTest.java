package io.trendguard.event;

import static io.trendguard.event.EventBuilder.NOON;
import static io.trendguard.event.EventBuilder.PEOPLE;
import static io.trendguard.event.EventBuilder.SHOP;
import static io.trendguard.event.EventBuilder.aConsentEvent;
import static io.trendguard.event.EventBuilder.aPurchaseEvent;
import static io.trendguard.event.EventBuilder.anEvent;
import static io.trendguard.event.Refusals.assertRefused;
import static io.trendguard.event.Refusals.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An event as a whole: its envelope, what is found wrong with it, and what is kept of it. */
class EventReaderTest {
    @ParameterizedTest
    @EnumSource(Feed.class)
    void theExampleOfEveryFeedIsAcceptedAndUsesEveryField(Feed feed) {
        Event event = anEvent(feed).build();

        assertThat(event.feed()).isEqualTo(feed);
        assertThat(EventJson.toJson(event).get("data").properties().size())
                .as("an example shows all fields")
                .isEqualTo(feed.factType().getRecordComponents().length);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void aLoggedEventIsReadBackAsItWas(Feed feed) throws Exception {
        Event event = anEvent(feed).build();
        byte[] logged = CanonicalJson.bytes(event);

        Event back = Json.mapper().readValue(logged, Event.class);

        assertThat(back).isEqualTo(event);
        assertThat(CanonicalJson.bytes(back)).isEqualTo(logged);
    }

    @Test
    void aPurchaseIsReadFieldByField() {
        Purchase purchase = (Purchase) aPurchaseEvent().build().fact();

        assertThat(purchase.customerId()).isEqualTo(PEOPLE.reference("c-1001"));
        assertThat(purchase.lines()).hasSize(2);
        assertThat(purchase.lines().get(0).paidPriceMinor()).isEqualTo(5990);
        assertThat(purchase.cartStartedAt()).contains(Instant.parse("2026-11-20T14:21:40Z"));
        assertThat(purchase.birthYear()).contains(1998);
    }

    @Test
    void allFindingsOfAnEventAreNamedTogether() {
        EventBuilder event = aPurchaseEvent()
                .withoutField("order_id")
                .withLine("paid_price_minor", -1)
                .with("currency", "EURO")
                .with("colour", "red");

        assertThat(findings(event))
                .extracting(Finding::field)
                .containsExactlyInAnyOrder(
                        "data.order_id", "data.lines[0].paid_price_minor", "data.currency", "data.colour");
    }

    @Test
    void aFindingIsASentenceThatNamesFieldValueAndRemedy() {
        assertThatThrownBy(() ->
                        aPurchaseEvent().withLine("paid_price_minor", -590).build())
                .hasMessage("The field (data.lines[0].paid_price_minor) with the value (-590)"
                        + " must be a whole number of minor units from 0 to 10000000000.");
    }

    @ParameterizedTest
    @CsvSource({
        "orderId, order_id",
        "ordr_id, order_id",
        "custommer_id, customer_id",
        "device-type, device_type",
    })
    void anUnknownFieldComesWithTheNameThatWasMeant(String sent, String meant) {
        assertRefused(aPurchaseEvent().with(sent, "x"), "data." + sent, "maybe you meant (%s)".formatted(meant));
    }

    @Test
    void theTypeNamesTheFeed() {
        assertRefused(
                aPurchaseEvent().attribute("type", "io.trendguard.purchases"), "type", "(io.trendguard.purchase)");
    }

    @Test
    void aWrongSchemaVersionIsRefused() {
        assertRefused(
                aPurchaseEvent().attribute("dataschema", "/schemas/purchase/2"), "dataschema", "/schemas/purchase/1");
        assertRefused(aPurchaseEvent().attribute("dataschema", "/schemas/cart/1"), "dataschema", "/schemas/purchase/1");
        assertThat(aPurchaseEvent()
                        .attribute("dataschema", "https://shop.example/schemas/purchase/1")
                        .build())
                .isNotNull();
    }

    @Test
    void aMissingAttributeIsFoundUnderItsMisspelling() {
        assertRefused(aPurchaseEvent().without("id").attribute("Id", "1"), "id", "maybe (Id) was meant");
        assertRefused(aPurchaseEvent().without("data"), "data", "/schemas/purchase/1");
        assertRefused(aPurchaseEvent().attribute("specversion", "0.3"), "specversion", "1.0");
    }

    @Test
    void extensionsOfOthersAreLetPass() {
        assertThat(aPurchaseEvent().attribute("traceparent", "00-ab-cd-01").build())
                .isNotNull();
    }

    @Test
    void whatIsPersonalIsNeverRepeatedInAFinding() {
        assertThatThrownBy(
                        () -> aConsentEvent().with("address", "a".repeat(400)).build())
                .hasMessageContaining("data.address")
                .hasMessageContaining(Finding.WITHHELD)
                .hasMessageNotContaining("aaa");
    }

    @Test
    void nobodyIsRegisteredForARefusedEvent() {
        List<String> registered = new ArrayList<>();
        People people = new People() {
            @Override
            public PersonRef reference(String customerId) {
                registered.add(customerId);
                return PEOPLE.reference(customerId);
            }

            @Override
            public String seal(PersonRef person, String field, String text) {
                return person + "/" + field + "/" + text.length();
            }
        };
        JsonNode bad = aConsentEvent().with("channel", "pigeon").json();
        assertThatThrownBy(() -> new EventReader().read(SHOP, bad, NOON, people))
                .isInstanceOf(InvalidEventException.class);
        assertThat(registered).isEmpty();

        Consent consent = (Consent) new EventReader()
                .read(SHOP, aConsentEvent().json(), NOON, people)
                .fact();
        assertThat(registered).containsExactly("c-1001");
        assertThat(consent.address()).contains(consent.customerId() + "/address/15");
        assertThat(consent.firstName()).isEqualTo(Optional.of(consent.customerId() + "/first_name/3"));
    }

    @Test
    void theSameContentHasTheSameBytesWhateverItsOrderSpacingAndTimeOfLearning() throws Exception {
        JsonNode one = Json.mapper().readTree("{\"id\":\"1\",\"data\":{\"b\":1.0,\"a\":2}}");
        JsonNode two = Json.mapper().readTree("{\"data\" : {\"a\":2, \"b\":1},\"knownat\":\"x\", \"id\":\"1\"}");

        assertThat(EventReader.contentBytes(one)).isEqualTo(EventReader.contentBytes(two));
        assertThat(two.has("knownat")).as("the event itself is left as it was").isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"1\",\"data\":{\"lines\":[{},{\"paid_price_minor\":1e400}]}} | data.lines[1].paid_price_minor",
                "{\"id\":\"\\ud800\"} | id",
                "{\"data\":{\"order_id\":99999999999999999999}} | data.order_id",
                "1e400 | event"
            })
    void aValueWithoutAnExactFormIsNamed(String json, String field) throws Exception {
        JsonNode event = Json.mapper().readTree(json);
        assertThatThrownBy(() -> EventReader.contentBytes(event))
                .isInstanceOfSatisfying(InvalidEventException.class, refused -> {
                    assertThat(refused.field()).isEqualTo(field);
                    assertThat(refused)
                            .hasMessageContaining("has no exact form")
                            .message()
                            .doesNotContain("..");
                });
    }

    @Test
    void aHopelessEventStopsAfterFiftyFindings() {
        EventBuilder event = aPurchaseEvent().withLines(400).with("lines", Collections.nCopies(400, "x"));

        assertThat(findings(event)).hasSize(50);
    }

    @Test
    void theDefaultsArePinned() {
        assertThat(EventLimits.DEFAULTS)
                .isEqualTo(new EventLimits(Instant.parse("2000-01-01T00:00:00Z"), Duration.ofMinutes(5), 500, 50));
    }
}
