package io.trendguard.event;

import static io.trendguard.event.EventBuilder.NOON;
import static io.trendguard.event.EventBuilder.PEOPLE;
import static io.trendguard.event.EventBuilder.SHOP;
import static io.trendguard.event.EventBuilder.aConsentEvent;
import static io.trendguard.event.EventBuilder.aPurchaseEvent;
import static io.trendguard.event.EventBuilder.aTrendEvent;
import static io.trendguard.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static List<Finding> refused(EventBuilder event) {
        return catchThrowableOfType(InvalidEventException.class, event::build).findings();
    }

    private static void assertRefused(EventBuilder event, String field, String remedyPart) {
        assertThat(refused(event)).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo(field);
            assertThat(finding.remedy()).contains(remedyPart);
        });
    }

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

        assertThat(refused(event))
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
    void aMissingProductIsRefusedByItsPath() {
        assertRefused(aPurchaseEvent().withLine("product_id", null), "data.lines[0].product_id", "is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", ""})
    void aQuestionMarkOrAnEmptyTextMeansAbsent(String nothing) {
        Purchase purchase = (Purchase) aPurchaseEvent()
                .with("birth_year", nothing)
                .with("region", nothing)
                .build()
                .fact();

        assertThat(purchase.birthYear()).isEmpty();
        assertThat(purchase.region()).isEmpty();
        assertRefused(aPurchaseEvent().with("order_id", nothing), "data.order_id", "is required");
    }

    @ParameterizedTest
    @CsvSource({
        "1990-01-01T00:00:00Z, must not be before 2000-01-01",
        "2090-01-01T00:00:00Z, lies in the future",
        "2026-11-20T14:35:01Z, lies in the future",
        "2026-11-20T14:30:00, must be a time with its offset",
        "2026-02-30T14:30:00Z, must be a time with its offset",
        "yesterday, must be a time with its offset",
    })
    void aTimeThatCannotBeIsRefused(String time, String remedy) {
        JsonNode event = aTrendEvent().attribute("time", time).json();

        assertThatThrownBy(() -> new EventReader().read(SHOP, event, NOON, PEOPLE))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("(time)")
                .hasMessageContaining(remedy);
    }

    @Test
    void aClockThatRunsALittleAheadIsTolerated() {
        JsonNode event = aTrendEvent().at(NOON.plus(Duration.ofMinutes(5))).json();

        assertThat(new EventReader().read(SHOP, event, NOON, PEOPLE).knownAt()).isEqualTo(NOON);
    }

    @Test
    void anInnerTimeCannotLieInTheFutureEither() {
        assertRefused(
                aPurchaseEvent().with("cart_started_at", "2026-11-21T00:00:00Z"),
                "data.cart_started_at",
                "in the future");
    }

    @Test
    void onlyABackfillMaySayWhenSomethingWasLearnt() {
        Instant learnt = Instant.parse("2026-11-20T20:00:00Z");
        Instant now = Instant.parse("2026-11-30T00:00:00Z");
        JsonNode event = aTrendEvent().attribute("knownat", learnt).json();

        assertThat(new EventReader()
                        .read(SHOP, event, new KnownAt.Backfill(now), PEOPLE)
                        .knownAt())
                .isEqualTo(learnt);
        assertThatThrownBy(() -> new EventReader().read(SHOP, event, now, PEOPLE))
                .hasMessageContaining("(knownat)")
                .hasMessageContaining("only a backfill");
        assertThatThrownBy(() -> new EventReader().read(SHOP, event, new KnownAt.Backfill(NOON), PEOPLE))
                .hasMessageContaining("(knownat)")
                .hasMessageContaining("in the future");
    }

    @Test
    void nothingCanBeLearntBeforeItHappened() {
        JsonNode event = aTrendEvent()
                .attribute("knownat", NOON.minus(Duration.ofHours(1)))
                .json();

        assertThatThrownBy(() -> new EventReader().read(SHOP, event, new KnownAt.Backfill(NOON), PEOPLE))
                .hasMessageContaining("(time)")
                .hasMessageContaining("in the future");
    }

    @Test
    void aListPriceBelowThePricePaidIsRefused() {
        assertRefused(aPurchaseEvent().withLine("list_price_minor", 100), "data.lines[0].list_price_minor", "5990");
    }

    @Test
    void aFreeItemIsAccepted() {
        assertThat(((Purchase) aPurchaseEvent()
                                .withLine("paid_price_minor", 0)
                                .build()
                                .fact())
                        .lines()
                        .get(0))
                .returns(0L, Line::paidPriceMinor);
    }

    @Test
    void anOrderHasOneTo500LinesWithIdsOfTheirOwn() {
        assertThat(((Purchase) aPurchaseEvent().withLines(500).build().fact()).lines())
                .hasSize(500);
        assertRefused(aPurchaseEvent().withLines(501), "data.lines", "1 to 500");
        assertRefused(aPurchaseEvent().with("lines", List.of()), "data.lines", "1 to 500");
        assertRefused(aPurchaseEvent().withLine("line_id", "2"), "data.lines[1].line_id", "unique");
    }

    @ParameterizedTest
    @CsvSource({
        "\"12\", without quotes",
        "1.5, a whole number",
        "1e300, a whole number",
        "123456789012345678901234567890, a whole number",
        "true, a whole number",
        "[], a whole number",
    })
    void aPriceIsAWholeNumberOfMinorUnits(String price, String remedy) throws Exception {
        assertRefused(
                aPurchaseEvent().withLine("paid_price_minor", Json.mapper().readTree(price)),
                "data.lines[0].paid_price_minor",
                remedy);
    }

    @Test
    void aWordOutsideItsListIsRefusedWithTheList() {
        assertRefused(anEvent(Feed.RETURN).with("reason", "regrets"), "data.reason", "maybe you meant (regret)");
        assertThat(((Return) anEvent(Feed.RETURN)
                                .with("reason", "DEFECT")
                                .build()
                                .fact())
                        .reason())
                .contains(Return.Reason.DEFECT);
    }

    @Test
    void textsAreShortPrintableAndWholeUnicode() {
        assertRefused(aPurchaseEvent().with("order_id", "x".repeat(201)), "data.order_id", "at most 200");
        assertRefused(aPurchaseEvent().with("order_id", "a\u0000b"), "data.order_id", "U+0000");
        assertRefused(aPurchaseEvent().with("order_id", "  "), "data.order_id", "blank");
        assertRefused(aPurchaseEvent().with("order_id", new TextNode("\ud83d")), "data.order_id", "half a character");
        assertThat(aPurchaseEvent().with("region", "Zürich 👖").build()).isNotNull();
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

    @Test
    void aHopelessEventStopsAfterFiftyFindings() {
        EventBuilder event = aPurchaseEvent().withLines(400).with("lines", java.util.Collections.nCopies(400, "x"));

        assertThat(refused(event)).hasSize(50);
    }

    @Test
    void theDefaultsArePinned() {
        assertThat(EventLimits.DEFAULTS)
                .isEqualTo(new EventLimits(Instant.parse("2000-01-01T00:00:00Z"), Duration.ofMinutes(5), 500, 50));
    }
}
