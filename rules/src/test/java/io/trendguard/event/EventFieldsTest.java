package io.trendguard.event;

import static io.trendguard.event.EventBuilder.aPurchaseEvent;
import static io.trendguard.event.EventBuilder.anEvent;
import static io.trendguard.event.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.trendguard.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields of an event may hold. */
class EventFieldsTest {
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
    void lengthsAreCountedInCharactersAndNoValueIsShownInHalves() {
        String emoji = "\ud83d\ude00";
        Purchase read = (Purchase)
                aPurchaseEvent().with("order_id", emoji.repeat(200)).build().fact();
        assertThat(read.orderId()).isEqualTo(emoji.repeat(200));
        assertThat(Refusals.findings(aPurchaseEvent().with("order_id", emoji.repeat(201))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.remedy()).isEqualTo("must have at most 200 characters; it has 201");
                    assertThat(finding.value()).isEqualTo(emoji.repeat(77) + "...");
                });
    }

    @Test
    void aConsentIsKeptInTheSpellingOfItsStandards() {
        Consent consent = (Consent) EventBuilder.aConsentEvent()
                .with("locale", "de_DE")
                .with("time_zone", "Tokyo Standard Time")
                .build()
                .fact();
        assertThat(consent.locale()).contains("de-DE");
        assertThat(consent.timeZone()).contains("Asia/Tokyo");
        assertThat(Refusals.findings(EventBuilder.aConsentEvent()
                        .with("locale", "german")
                        .with("time_zone", "Tokyo")
                        .with("address", "a@x.example,b@x.example")))
                .extracting(Finding::field)
                .containsExactlyInAnyOrder("data.locale", "data.time_zone", "data.address");
        assertThat(Refusals.findings(EventBuilder.aConsentEvent().with("address", "not-an-address")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.value()).isEqualTo(Finding.WITHHELD);
                    assertThat(finding.remedy()).contains("such as ada@example.org; this one has no @");
                });
        Refusals.assertRefused(
                EventBuilder.aConsentEvent().with("channel", "sms").with("address", "030 123456"),
                "data.address",
                "E.164");
    }

    @Test
    void whoWithdrawsConsentIsNotHeldUpByAnAddress() {
        Consent consent = (Consent) EventBuilder.aConsentEvent()
                .with("granted", false)
                .with("address", "not-an-address")
                .build()
                .fact();
        assertThat(consent.granted()).isFalse();
        assertThat(consent.address()).isEmpty();
    }
}
