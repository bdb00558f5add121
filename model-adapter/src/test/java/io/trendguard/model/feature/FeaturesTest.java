package io.trendguard.model.feature;

import static io.trendguard.model.history.Facts.at;
import static io.trendguard.model.history.Facts.cart;
import static io.trendguard.model.history.Facts.comment;
import static io.trendguard.model.history.Facts.creator;
import static io.trendguard.model.history.Facts.event;
import static io.trendguard.model.history.Facts.learntLater;
import static io.trendguard.model.history.Facts.line;
import static io.trendguard.model.history.Facts.product;
import static io.trendguard.model.history.Facts.purchase;
import static io.trendguard.model.history.Facts.purchaseFact;
import static io.trendguard.model.history.Facts.resale;
import static io.trendguard.model.history.Facts.returned;
import static io.trendguard.model.history.Facts.review;
import static io.trendguard.model.history.Facts.session;
import static io.trendguard.model.history.Facts.trend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.event.Line;
import io.trendguard.event.Return.Reason;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.history.Histories;
import io.trendguard.model.history.HistoryKind;
import io.trendguard.model.history.RandomMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeaturesTest {
    private final Histories histories = Histories.inMemory();
    private final Features features = new Features(histories);
    private long position;

    @Test
    void trendsAt10And14And20AndAPurchaseAt1530SeesThe14OClockOne() {
        given(
                trend("morning", "leggings", 1_000, 100, at("2026-05-01T10:00")),
                trend("afternoon", "leggings", 7_000, 10, at("2026-05-01T14:00")),
                trend("evening", "leggings", 90_000, 5_000, at("2026-05-01T20:00")));
        FeatureVector vector = bought("leggings", at("2026-05-01T15:30"));
        assertThat(number(vector, "trend_fake_flag"))
                .as("7,000 views for 10 likes")
                .isEqualTo(1);
        assertThat(vector.get("trend_fake_flag").asOf()).isEqualTo(at("2026-05-01T14:00"));
        assertThat(number(vector, "trends_7d")).isEqualTo(2);
        assertThat(histories.skipped()).containsEntry(Feed.TREND, 1L);
    }

    @Test
    void aTrendThatWasLearntAfterThePurchaseIsNotSeenAndCounted() {
        given(
                trend("morning", "leggings", 1_000, 100, at("2026-05-01T10:00")),
                learntLater(trend("late", "leggings", 9_000, 10, at("2026-05-01T14:00")), Duration.ofHours(3)));
        FeatureVector vector = bought("leggings", at("2026-05-01T15:30"));
        assertThat(vector.get("trend_stage").asOf()).isEqualTo(at("2026-05-01T10:00"));
        assertThat(histories.skipped()).containsEntry(Feed.TREND, 1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noLaterFactChangesWhatAPurchaseKnew(long seed) {
        Instant moment = RandomMarket.START.plus(Duration.ofDays(90)).plus(Duration.ofMinutes(seed * 97));
        List<Event> events = RandomMarket.events(seed, 800, 118).stream()
                .filter(e -> e.time().isBefore(moment.plus(HistoryKind.STEADY)))
                .toList();
        Event purchase = purchase("probe", "c1", moment, line("1", "p1"), line("2", "p2", "L", 9_000, 4_000));
        events.stream().filter(e -> !isLater(e, moment)).forEach(this::given);
        List<Feature> before = known(purchase);
        events.stream().filter(e -> isLater(e, moment)).forEach(this::given);
        given(purchase);
        assertThat(known(purchase)).containsExactlyElementsOf(before);
        assertThat(histories.skipped().values()).anyMatch(count -> count > 0);
    }

    @Test
    void aPurchaseLongBeforeTheNewestFactHasNoCountsRatherThanWrongOnes() {
        given(
                purchase("o1", "c1", at("2026-04-20T08:10"), line("1", "leggings")),
                purchase("o2", "c2", at("2026-06-10T10:10"), line("1", "leggings")));
        FeatureVector vector = bought("leggings", at("2026-05-01T10:00"));
        assertThat(missing(vector, "product_buyers_90d")).isEqualTo("older than what is kept");
        assertThat(missing(vector, "category_return_rate_90d")).isEqualTo("older than what is kept");
    }

    private List<Feature> known(Event purchase) {
        return features.of(purchase).stream()
                .flatMap(vector -> vector.features().stream())
                .toList();
    }

    private static boolean isLater(Event event, Instant moment) {
        return event.time().isAfter(moment) || event.knownAt().isAfter(moment);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noFeatureIsLaterThanItsPurchase(long seed) {
        for (Event event : RandomMarket.events(seed, 800, 110)) {
            if (event.feed() == Feed.PURCHASE) {
                for (FeatureVector vector : features.of(event)) {
                    assertThat(vector.features())
                            .allSatisfy(f -> assertThat(f.asOf()).isBeforeOrEqualTo(event.time()));
                }
            }
            given(event);
        }
    }

    @Test
    void aValueThatIsLaterThanThePurchaseIsRefused() {
        VectorBuilder vector = new VectorBuilder(FeatureCatalogue.SCHEMA, at("2026-05-01T10:00"));
        assertThatThrownBy(
                        () -> vector.number("hour", 10, at("2026-05-01T10:01").toEpochMilli()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hour")
                .hasMessageContaining("after the purchase");
    }

    @Test
    void trendVelocityIsViewsPerHourOfTheDayBefore() {
        given(
                trend("t", "leggings", 0, 0, at("2026-05-01T12:00")),
                trend("t", "leggings", 24_000, 900, at("2026-05-02T12:00")),
                trend("t", "leggings", 72_000, 900, at("2026-05-03T12:00")));
        assertThat(number(bought("leggings", at("2026-05-03T12:00")), "trend_velocity_24h"))
                .isEqualTo(2_000);
    }

    @Test
    void aTrendThatHalvesEveryTwelveHoursHasThatHalfLife() {
        double views = 0;
        for (int hour = 0; hour <= 72; hour++) {
            views += 100_000 * Math.pow(0.5, hour / 12.0);
            given(trend("t", "leggings", (long) views, 90_000, at("2026-05-01").plus(Duration.ofHours(hour))));
        }
        FeatureVector vector = bought("leggings", at("2026-05-04T00:30"));
        assertThat(number(vector, "trend_half_life_hours")).isCloseTo(12f, within(0.2f));
        assertThat(number(vector, "trend_hours_since_peak")).isCloseTo(71.5f, within(0.01f));
        assertThat(word(vector, "trend_stage")).isEqualTo("death");
        assertThat(word(bought("leggings", at("2026-05-01T05:30")), "trend_stage"))
                .isEqualTo("peak");
        assertThat(word(bought("leggings", at("2026-05-02T00:30")), "trend_stage"))
                .isEqualTo("decline");
    }

    @Test
    void aRisingTrendHasNoHalfLife() {
        for (int hour = 0; hour <= 10; hour++) {
            given(trend(
                    "t", "leggings", 1_000L * hour * hour, 900, at("2026-05-01").plus(Duration.ofHours(hour))));
        }
        FeatureVector vector = bought("leggings", at("2026-05-01T10:30"));
        assertThat(missing(vector, "trend_half_life_hours")).contains("does not fall yet");
        assertThat(word(vector, "trend_stage")).isEqualTo("peak");
    }

    @Test
    void creatorReliabilityIsTheReturnRateOfWhatTheCreatorShowed() {
        given(trend("t", "leggings", 1_000, 90, at("2026-04-01T10:00")));
        for (int i = 0; i < 10; i++) {
            given(purchase("o" + i, "c" + i, at("2026-04-10T10:00"), line("1", "leggings")));
            if (i < 6) {
                given(returned("o" + i, "1", "leggings", "c" + i, at("2026-04-15T10:00"), Reason.REGRET));
            }
        }
        given(trend("t2", "skirt", 1_000, 90, at("2026-04-20T10:00")));
        FeatureVector vector = bought("skirt", at("2026-05-01T10:00"));
        assertThat(number(vector, "creator_return_rate")).isCloseTo((6 + 30 * 0.3f) / 40, within(1e-6f));
    }

    @Test
    void followersAreTheLatestThatWereTold() {
        given(
                trend("t", "leggings", 1_000, 90, at("2026-04-01T10:00")),
                creator(5_000, at("2026-04-01T10:00")),
                creator(7_000, at("2026-04-02T10:00")));
        assertThat(number(bought("leggings", at("2026-05-01")), "creator_followers"))
                .isEqualTo(7_000);
    }

    @Test
    void commentsAreMeasuredAgainstTheCreatorsUsualMood() {
        given(
                trend("old", "scarf", 1_000, 90, at("2026-04-01T10:00")),
                trend("t", "leggings", 1_000, 90, at("2026-04-28T10:00")));
        for (int i = 0; i < 50; i++) {
            given(comment("u" + i, "old", i % 2 == 0 ? 0.8 : 0.4, at("2026-04-10T10:00")));
        }
        given(comment("n", "t", 0.2, at("2026-04-28T12:00")));
        FeatureVector vector = bought("leggings", at("2026-04-30T10:00"));
        assertThat(number(vector, "comment_sentiment")).isBetween(-2.1f, -1.7f);
    }

    @Test
    void resaleDropIsAgainstTheListPrice() {
        given(resale("leggings", 1_500, at("2026-04-20T10:00")));
        Event purchase = purchase("o", "c", at("2026-05-01T10:00"), line("1", "leggings", "M", 5_000, 5_000));
        assertThat(number(first(purchase), "resale_price_drop")).isCloseTo(0.7f, within(1e-6f));
    }

    @Test
    void discountIsTheShareOffTheListPrice() {
        FeatureVector vector =
                first(purchase("o", "c", at("2026-05-01T10:00"), line("1", "leggings", "M", 10_000, 4_000)));
        assertThat(number(vector, "discount_depth")).isCloseTo(0.6f, within(1e-6f));
        assertThat(number(vector, "deep_discount")).isEqualTo(1);
        FeatureVector half =
                first(purchase("o", "c", at("2026-05-01T10:00"), line("1", "leggings", "M", 10_000, 5_000)));
        assertThat(number(half, "deep_discount"))
                .as("half the price is not below half")
                .isEqualTo(0);
    }

    @Test
    void withoutAListPriceTheCatalogueTellsIt() {
        given(product("leggings", 8_000, at("2026-04-01T10:00")), product("leggings", 20_000, at("2026-06-01T10:00")));
        Line bare = new Line(
                "1",
                "leggings",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                6_000);
        FeatureVector vector = first(purchase("o", "c", at("2026-05-01T10:00"), bare));
        assertThat(number(vector, "discount_depth")).isCloseTo(0.25f, within(1e-6f));
        assertThat(word(vector, "category")).isEqualTo("leggings");
        assertThat(vector.get("discount_depth").asOf()).isEqualTo(at("2026-04-01T10:00"));
    }

    @Test
    void aListPriceOfZeroIsNoDiscount() {
        FeatureVector vector = first(purchase("o", "c", at("2026-05-01T10:00"), line("1", "leggings", "M", 0, 0)));
        assertThat(missing(vector, "discount_depth")).isEqualTo("no list price known");
    }

    @Test
    void speedTimesDiscount() {
        given(
                trend("t", "leggings", 0, 0, at("2026-05-02T12:00")),
                trend("t", "leggings", 48_000, 900, at("2026-05-03T12:00")));
        FeatureVector vector = first(purchase("o", "c", at("2026-05-03T12:00"), line("1", "leggings", "M", 100, 75)));
        assertThat(number(vector, "velocity_x_discount")).isCloseTo(500f, within(0.01f));
    }

    @Test
    void hourAndWeekdayAndWordsOfTheOrder() {
        FeatureVector vector = bought("leggings", at("2026-05-03T23:10"));
        assertThat(number(vector, "hour")).isEqualTo(23);
        assertThat(number(vector, "weekday")).as("a Sunday").isEqualTo(7);
        assertThat(word(vector, "device_type")).isEqualTo("phone");
        assertThat(word(vector, "channel_source")).isEqualTo("tiktok");
        assertThat(word(vector, "region")).isEqualTo("Hesse");
        assertThat(word(vector, "salutation")).isEqualTo("Mrs");
        assertThat(number(vector, "customer_age")).isEqualTo(36);
    }

    @Test
    void tabsOfTheLastTenMinutesCount() {
        given(
                session("c", "a", at("2026-05-01T09:49")),
                session("c", "b", at("2026-05-01T09:51")),
                session("c", "b", at("2026-05-01T09:52")),
                session("c", "d", at("2026-05-01T10:00")),
                session("c", "e", at("2026-05-01T10:01")));
        FeatureVector vector = first(purchase("o", "c", at("2026-05-01T10:00"), line("1", "leggings")));
        assertThat(number(vector, "session_tabs_10min")).isEqualTo(2);
    }

    @Test
    void theCartTellsHowLongThePurchaseTook() {
        given(cart("cart-o", "c", at("2026-05-01T09:30"), line("1", "leggings")));
        Event silent = purchase("o", "c", at("2026-05-01T10:00"), line("1", "leggings"));
        assertThat(number(first(silent), "cart_to_purchase_seconds")).isEqualTo(1_800);
        Event telling = event(
                purchaseFact("o", "c", Optional.of(at("2026-05-01T09:58")), line("1", "leggings")),
                at("2026-05-01T10:00"));
        assertThat(number(first(telling), "cart_to_purchase_seconds")).isEqualTo(120);
        Event odd = event(
                purchaseFact("o", "c", Optional.of(at("2026-05-01T10:58")), line("1", "leggings")),
                at("2026-05-01T10:00"));
        assertThat(missing(first(odd), "cart_to_purchase_seconds")).contains("after the purchase");
    }

    @Test
    void theCustomersOwnPastIsExact() {
        given(
                purchase("old", "c", at("2026-01-01T10:00"), line("1", "skirt", "M", 9_000, 9_000)),
                purchase("o1", "c", at("2026-04-01T10:00"), line("1", "skirt", "M", 9_000, 6_000), line("2", "scarf")),
                returned("o1", "1", "skirt", "c", at("2026-04-10T10:00"), Reason.REGRET),
                returned("o1", "2", "scarf", "c", at("2026-04-10T10:00"), Reason.DEFECT),
                purchase("o2", "c", at("2026-04-21T10:00"), line("1", "coat", "M", 20_000, 20_000)));
        FeatureVector vector = first(purchase("o3", "c", at("2026-05-01T10:00"), line("1", "leggings")));
        assertThat(number(vector, "orders_before")).isEqualTo(3);
        assertThat(number(vector, "orders_90d")).isEqualTo(2);
        assertThat(number(vector, "orders_30d")).isEqualTo(2);
        assertThat(number(vector, "recency_days")).isEqualTo(10);
        assertThat(number(vector, "average_order_value_90d")).isEqualTo(18_000);
        assertThat(number(vector, "prior_return_rate_90d"))
                .as("one of three lines, the defect does not count, drawn to 0.3")
                .isCloseTo((1 + 0.6f) / 5, within(1e-6f));
        assertThat(number(vector, "tenure_days")).isEqualTo(120);
    }

    @Test
    void aReturnThatWasNotKnownYetDoesNotCount() {
        given(
                purchase("o1", "c", at("2026-04-01T10:00"), line("1", "skirt")),
                learntLater(
                        returned("o1", "1", "skirt", "c", at("2026-04-10T10:00"), Reason.REGRET), Duration.ofDays(30)));
        FeatureVector vector = first(purchase("o2", "c", at("2026-05-01T10:00"), line("1", "leggings")));
        assertThat(number(vector, "prior_return_rate_90d")).isCloseTo(0.2f, within(1e-6f));
    }

    @Test
    void ofAStrangerNothingIsKnownAndThatIsSaid() {
        FeatureVector vector = bought("leggings", at("2026-05-01T10:00"));
        assertThat(missing(vector, "prior_return_rate_90d")).isEqualTo("no order in 90 days");
        assertThat(missing(vector, "recency_days")).isEqualTo("no earlier order");
        assertThat(missing(vector, "product_return_rate_90d")).isEqualTo("no buyer in 90 days");
        assertThat(missing(vector, "trend_stage")).isEqualTo("no trend before the purchase");
        assertThat(number(vector, "orders_before")).isZero();
        assertThat(number(vector, "product_buyers_90d")).isZero();
    }

    @Test
    void impulseIsTheShareOfItsSigns() {
        given(purchase("o1", "c", at("2026-04-20T12:00"), line("1", "skirt")));
        Event night = event(
                purchaseFact("o2", "c", Optional.of(at("2026-05-01T22:55")), line("1", "leggings", "M", 100, 50)),
                at("2026-05-01T23:00"));
        assertThat(number(first(night), "impulse_score"))
                .as("1 of 4 signs then, 4 of 4 now")
                .isCloseTo(5 / 8f, within(1e-6f));
    }

    @Test
    void theProductsBuyersReturnsAndFitProblemsCount() {
        for (int i = 0; i < 40; i++) {
            given(purchase("o" + i, "c" + i, at("2026-04-10T10:00"), line("1", "leggings", "M", 10_000, 8_000)));
            if (i < 10) {
                Reason reason = i < 6 ? Reason.FIT : Reason.REGRET;
                given(returned("o" + i, "1", "leggings", "c" + i, at("2026-04-28T10:00"), reason));
            }
        }
        FeatureVector vector =
                first(purchase("o", "c", at("2026-05-01T10:00"), line("1", "leggings", "M", 10_000, 4_000)));
        assertThat(number(vector, "product_buyers_90d")).isEqualTo(40);
        assertThat(number(vector, "product_buyers_7d")).isZero();
        assertThat(number(vector, "product_return_rate_90d")).isEqualTo(0.25f);
        assertThat(number(vector, "size_fit_issue_rate")).isCloseTo((6 + 1) / 50f, within(1e-6f));
        assertThat(number(vector, "price_vs_past")).isEqualTo(0.5f);
        assertThat(number(vector, "brand_return_rate_90d")).isCloseTo((10 + 9) / 70f, within(1e-6f));
        assertThat(number(vector, "category_return_rate_90d")).isCloseTo((10 + 9) / 70f, within(1e-6f));
    }

    @Test
    void salesOfTheHourOfThePurchaseAreNotSeenAndThoseOfTheHourBeforeAre() {
        given(
                purchase("o1", "c1", at("2026-05-01T08:10"), line("1", "leggings")),
                purchase("o2", "c2", at("2026-05-01T10:10"), line("1", "leggings")));
        assertThat(number(bought("leggings", at("2026-05-01T10:30")), "product_buyers_90d"))
                .isEqualTo(1);
        assertThat(number(bought("leggings", at("2026-05-01T11:00")), "product_buyers_90d"))
                .isEqualTo(2);
    }

    @Test
    void aReturnThatOvertakesItsPurchaseCounts() {
        given(
                returned("o1", "1", "leggings", "c1", at("2026-04-20T10:00"), Reason.FIT),
                purchase("o1", "c1", at("2026-04-10T10:00"), line("1", "leggings")));
        assertThat(number(bought("leggings", at("2026-05-01T10:30")), "product_return_rate_90d"))
                .isEqualTo(1);
    }

    @Test
    void reviewsAreAveraged() {
        given(review("leggings", 5, at("2026-04-20T10:00")), review("leggings", 2, at("2026-04-21T10:00")));
        assertThat(number(bought("leggings", at("2026-05-01")), "review_rating_mean"))
                .isEqualTo(3.5f);
    }

    @Test
    void volatilityIsTheSpreadOfWeeklySales() {
        for (int week = 0; week < 4; week++) {
            for (int i = 0; i < (week % 2 == 0 ? 3 : 1); i++) {
                given(purchase(
                        "o" + week + i,
                        "c" + i,
                        at("2026-04-30").minus(Duration.ofDays(7L * week)),
                        line("1", "leggings")));
            }
        }
        assertThat(number(bought("leggings", at("2026-05-01T10:00")), "category_volatility"))
                .isEqualTo(0.5f);
    }

    @Test
    void severalSizesOfOneItemInTheBasket() {
        Event purchase = purchase(
                "o",
                "c",
                at("2026-05-01T10:00"),
                line("1", "leggings", "m", 100, 100),
                line("2", "leggings", " M ", 100, 100),
                line("3", "leggings", "L", 100, 100),
                line("4", "coat", "L", 100, 100));
        FeatureVector vector = first(purchase);
        assertThat(number(vector, "sizes_of_item_in_basket")).isEqualTo(2);
        assertThat(number(vector, "items_of_product_in_basket")).isEqualTo(3);
        assertThat(number(vector, "line_count")).isEqualTo(4);
        assertThat(number(vector, "basket_value")).isEqualTo(400);
        assertThat(word(vector, "size")).isEqualTo("M");
    }

    @Test
    void aCheckoutIsReadLikeAPurchase() {
        given(purchase("o1", "c", at("2026-04-01T10:00"), line("1", "skirt")));
        FeatureVector vector = features.of(cart("k", "c", at("2026-05-01T10:00"), line("1", "leggings")))
                .get(0);
        assertThat(number(vector, "orders_before")).isEqualTo(1);
        assertThat(missing(vector, "device_type")).isEqualTo("not told");
    }

    @Test
    void anImplausibleYearOfBirthIsMissing() {
        Event purchase = purchase("o", "c", at("2026-05-01T10:00").plus(Duration.ofDays(365 * 80)), line("1", "x"));
        assertThat(missing(first(purchase), "customer_age")).isEqualTo("year of birth not plausible");
    }

    @Test
    void anotherTenantIsAnotherWorld() {
        given(purchase("o1", "c", at("2026-04-01T10:00"), line("1", "leggings")));
        Event mine = purchase("o2", "c", at("2026-05-01T10:00"), line("1", "leggings"));
        Event theirs = new Event(
                new io.trendguard.event.Tenant("other"),
                "/test",
                "x",
                Feed.PURCHASE,
                1,
                mine.time(),
                mine.knownAt(),
                mine.fact());
        assertThat(number(first(theirs), "orders_before")).isZero();
        assertThat(number(first(mine), "orders_before")).isEqualTo(1);
    }

    private void given(Event... events) {
        for (Event event : events) {
            histories.apply(event, position++);
        }
    }

    private FeatureVector bought(String product, Instant time) {
        return first(purchase("probe", "nobody", time, line("1", product)));
    }

    private FeatureVector first(Event event) {
        return features.of(event).get(0);
    }

    private static float number(FeatureVector vector, String name) {
        Feature feature = vector.get(name);
        assertThat(feature.value()).as(name).isInstanceOf(FeatureValue.Numeric.class);
        return ((FeatureValue.Numeric) feature.value()).number();
    }

    private static String word(FeatureVector vector, String name) {
        return ((FeatureValue.Category) vector.get(name).value()).category();
    }

    private static String missing(FeatureVector vector, String name) {
        assertThat(vector.get(name).value()).as(name).isInstanceOf(FeatureValue.Missing.class);
        return ((FeatureValue.Missing) vector.get(name).value()).missing();
    }
}
