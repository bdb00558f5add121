package io.trendguard.model.point.cart;

import static io.trendguard.model.history.Facts.at;
import static io.trendguard.model.history.Facts.learntLater;
import static io.trendguard.model.point.cart.CartFacts.asks;
import static io.trendguard.model.point.cart.CartFacts.bought;
import static io.trendguard.model.point.cart.CartFacts.check;
import static io.trendguard.model.point.cart.CartFacts.filled;
import static io.trendguard.model.point.cart.CartFacts.setup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.Features;
import io.trendguard.model.feature.InstalledFeatures;
import io.trendguard.model.feature.ReplayedZones;
import io.trendguard.model.history.Histories;
import io.trendguard.point.cart.CartPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of a cart at the moment of the question. */
final class CartFeaturesTest {
    private static final Instant NOON = at("2026-05-01T12:00");
    private static final CartCheck CART = check("c1", "mia", 5_000, "EUR", 2, NOON);

    private static FeatureVector of(CartCheck cart, Instant moment, Event... past) {
        try (Histories histories = Histories.inMemory()) {
            long position = 0;
            for (Event event : past) {
                histories.apply(event, position++);
            }
            return new Features(histories, new ReplayedZones(ZoneOffset.UTC))
                    .of(CartPoint.NAME, asks(cart, moment))
                    .get(0);
        }
    }

    private static double number(FeatureVector vector, String name) {
        return ((FeatureValue.Numeric) vector.get(name).value()).number();
    }

    private static String word(FeatureVector vector, String name) {
        return vector.get(name).value() instanceof FeatureValue.Category word ? word.category() : "missing";
    }

    @Test
    void noFeatureIsLaterThanTheMoment() {
        Instant moment = NOON.plusSeconds(600);
        FeatureVector vector = of(
                CART,
                moment,
                setup(true, 3, 2, NOON.minusSeconds(60)),
                setup(false, 5, 4, moment.plusSeconds(1)),
                filled("c1", "mia", moment.plusSeconds(2)),
                bought("c1", "mia", moment.plusSeconds(3)));
        assertThat(vector.features())
                .extracting(Feature::asOf)
                .allSatisfy(asOf -> assertThat(asOf).isBeforeOrEqualTo(moment));
        assertThat(number(vector, "payment_options_offered")).isEqualTo(3);
        assertThat(vector.get("payment_options_offered").asOf()).isEqualTo(NOON.minusSeconds(60));
    }

    @Test
    void whatHappensToTheCartLaterChangesNothing() {
        Instant moment = NOON.plusSeconds(600);
        Event setup = setup(true, 3, 2, NOON.minusSeconds(60));
        assertThat(of(CART, moment, setup, bought("c1", "mia", moment.plusSeconds(1))))
                .isEqualTo(of(CART, moment, setup));
    }

    @Test
    void theShopIsSetUpAsItWasKnownAtTheMoment() {
        Event first = setup(true, 3, 2, NOON.minus(Duration.ofDays(900)));
        Event second = setup(false, 4, 2, NOON.plus(Duration.ofHours(1)));
        Instant before = NOON.plus(Duration.ofMinutes(59));
        Instant then = NOON.plus(Duration.ofHours(1));
        assertThat(number(of(CART, before, first, second), "requires_account")).isEqualTo(1);
        assertThat(number(of(CART, then, first, second), "requires_account")).isZero();
        assertThat(number(of(CART, then, first, second), "payment_options_offered"))
                .isEqualTo(4);
        Event learntLate = learntLater(second, Duration.ofHours(2));
        assertThat(number(of(CART, then, first, learntLate), "requires_account"))
                .as("nobody knew of the change yet")
                .isEqualTo(1);
    }

    @Test
    void withoutASetupTheShopIsNotKnownAndNothingIsMadeUp() {
        FeatureVector vector = of(CART, NOON.plusSeconds(600));
        for (String name : new String[] {"requires_account", "payment_options_offered", "shipping_speeds_offered"}) {
            assertThat(vector.get(name).value())
                    .isEqualTo(new FeatureValue.Missing("the retailer has not said how its shop is set up"));
        }
    }

    @Test
    void theSameWayToPayToldTwiceIsOne() {
        FeatureVector vector = of(CART, NOON.plusSeconds(600), setup(true, 300, 0, NOON));
        assertThat(number(vector, "payment_options_offered")).as("at most").isEqualTo(255);
        assertThat(number(vector, "shipping_speeds_offered")).isZero();
    }

    @Test
    void aCartOfNoValueIsACartOfNoValue() {
        FeatureVector vector = of(check("c1", "mia", 0, "EUR", 1, NOON), NOON.plus(Duration.ofHours(16)));
        assertThat(number(vector, "cart_value")).isZero();
        assertThat(number(vector, "value_x_inactivity")).isZero();
        assertThat(number(vector, "inactivity_hours")).isEqualTo(16);
    }

    @Test
    void tenThousandItemsAreTenThousand() {
        FeatureVector vector =
                of(check("c1", "mia", 9_000_000_000_000_000L, "EUR", 10_000, NOON), NOON.plusSeconds(60));
        assertThat(number(vector, "cart_items")).isEqualTo(10_000);
        assertThat(number(vector, "cart_value")).isEqualTo(9e13f);
    }

    @Test
    void amountsAreInTheCurrencysOwnDecimals() {
        Instant moment = NOON.plusSeconds(60);
        assertThat(number(of(check("c1", "mia", 1999, "EUR", 1, NOON), moment), "cart_value"))
                .isEqualTo(19.99f);
        assertThat(number(of(check("c1", "mia", 1999, "JPY", 1, NOON), moment), "cart_value"))
                .isEqualTo(1999);
        assertThat(number(of(check("c1", "mia", 1999, "KWD", 1, NOON), moment), "cart_value"))
                .isEqualTo(1.999f);
    }

    @Test
    void wordsAreTrimmedAndLowerCased() {
        CartCheck cart = new CartCheck(
                "c1",
                Optional.empty(),
                100,
                "EUR",
                1,
                NOON,
                Optional.of("  PHONE "),
                Optional.of("Next_DAY"),
                Optional.empty());
        FeatureVector vector = of(cart, NOON.plusSeconds(60));
        assertThat(word(vector, "cart_device")).isEqualTo("phone");
        assertThat(word(vector, "cart_shipping_speed")).isEqualTo("next_day");
    }

    @Test
    void aWordThatIsNotToldOrBlankIsMissing() {
        CartCheck cart = new CartCheck(
                "c1", Optional.empty(), 100, "EUR", 1, NOON, Optional.empty(), Optional.of("  "), Optional.empty());
        FeatureVector vector = of(cart, NOON.plusSeconds(60));
        assertThat(vector.get("cart_device").value()).isEqualTo(new FeatureValue.Missing("not stated"));
        assertThat(vector.get("cart_shipping_speed").value()).isEqualTo(new FeatureValue.Missing("not stated"));
    }

    @Test
    void valueAndInactivityCountTogetherByTheirOrderOfMagnitude() {
        FeatureVector vector = of(CART, NOON.plus(Duration.ofHours(3)));
        assertThat(number(vector, "value_x_inactivity")).isCloseTo(Math.log(51) * Math.log(4), within(1e-5));
    }

    @Test
    void activityThatIsSaidToBeLaterThanTheQuestionCountsAsNow() {
        FeatureVector vector = of(CART, NOON.minusSeconds(60));
        assertThat(number(vector, "inactivity_hours")).isZero();
    }

    @Test
    void anythingElseThanACartCheckIsRefused() {
        Event purchase = bought("c1", "mia", NOON);
        try (Histories histories = Histories.inMemory()) {
            Features features = new Features(histories, new ReplayedZones(ZoneOffset.UTC));
            assertThatThrownBy(() -> features.of(CartPoint.NAME, purchase)).hasMessageContaining("is no cart check");
        }
    }

    @Test
    void noFeatureOfCartsKnowsOfPaymentsOrOfAnythingAfterTheCheckout() {
        assertThat(InstalledFeatures.of(CartPoint.NAME).schema().definitions())
                .hasSize(9)
                .allSatisfy(feature -> {
                    assertThat(feature.feed().feed()).isIn(Feed.CART_CHECK, Feed.RETAILER);
                    assertThat(feature.name())
                            .doesNotContain("status", "paid", "purchase", "delivered", "returned", "order", "refund");
                });
        assertThat(CartFeatures.SCHEMA.definitions())
                .extracting(FeatureDefinition::name)
                .filteredOn(name -> name.contains("payment"))
                .as("how many ways to pay are on offer")
                .containsExactly("payment_options_offered");
    }
}
