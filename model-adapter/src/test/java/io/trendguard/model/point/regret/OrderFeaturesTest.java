package io.trendguard.model.point.regret;

import static io.trendguard.model.history.Facts.at;
import static io.trendguard.model.history.Facts.cart;
import static io.trendguard.model.history.Facts.customer;
import static io.trendguard.model.history.Facts.event;
import static io.trendguard.model.history.Facts.line;
import static io.trendguard.model.history.Facts.purchase;
import static io.trendguard.model.history.Facts.purchaseFact;
import static io.trendguard.model.history.Facts.returned;
import static io.trendguard.model.history.Facts.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.event.Channel;
import io.trendguard.event.Consent;
import io.trendguard.event.Event;
import io.trendguard.event.Return.Reason;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.FeatureWords;
import io.trendguard.model.feature.Features;
import io.trendguard.model.feature.ReplayedZones;
import io.trendguard.point.regret.RegretPoint;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OrderFeaturesTest extends FeatureWorld {
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

    /** 22:30 UTC on a Saturday is half past midnight on Sunday in Berlin. */
    @Test
    void theClockIsTheCustomersWhereItIsKnownAndTheShopsElse() {
        ReplayedZones zones = new ReplayedZones(ZoneId.of("Asia/Kolkata"));
        Features features = new Features(histories, zones);
        zones.apply(event(
                new Consent(
                        customer("c"),
                        Channel.EMAIL,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("Europe/Berlin")),
                at("2026-05-02T22:00")));

        FeatureVector before = features.of(
                        RegretPoint.NAME, purchase("o1", "c", at("2026-05-02T21:30"), line("1", "leggings")))
                .get(0);
        FeatureVector after = features.of(
                        RegretPoint.NAME, purchase("o2", "c", at("2026-05-02T22:30"), line("1", "leggings")))
                .get(0);

        assertThat(number(before, "hour"))
                .as("nobody knew better: the shop's 03:00")
                .isEqualTo(3);
        assertThat(number(after, "hour")).isEqualTo(0);
        assertThat(number(after, "weekday")).isEqualTo(7);
        assertThat(FeatureWords.sentence(
                        RegretFeatures.SCHEMA.get("hour"),
                        true,
                        after.get("hour").value(),
                        Optional.empty()))
                .isEqualTo("The time of day (00:00 to 01:00) raises the risk.");
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
    void aCheckoutIsReadLikeAPurchase() {
        given(purchase("o1", "c", at("2026-04-01T10:00"), line("1", "skirt")));
        FeatureVector vector = features.of(
                        RegretPoint.NAME, cart("k", "c", at("2026-05-01T10:00"), line("1", "leggings")))
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
        assertThat(number(vector, "product_bought_before")).isZero();
        assertThat(number(vector, "price_vs_usual"))
                .as("10,000 where four lines cost 45,000")
                .isCloseTo(10_000 * 4 / 45_000f, within(1e-6f));
        assertThat(number(vector, "tenure_days")).isEqualTo(120);
    }

    @Test
    void ofAStrangerNothingIsKnownAndThatIsSaid() {
        FeatureVector vector = bought("leggings", at("2026-05-01T10:00"));
        assertThat(missing(vector, "prior_return_rate_90d")).isEqualTo("no order in 90 days");
        assertThat(missing(vector, "recency_days")).isEqualTo("no earlier order");
        assertThat(missing(vector, "product_return_rate_90d"))
                .isEqualTo("no buyer in 90 days whose time to send it back is over");
        assertThat(missing(vector, "product_return_rate")).isEqualTo("no outcome known yet");
        assertThat(missing(vector, "trend_stage")).isEqualTo("no trend before the purchase");
        assertThat(number(vector, "orders_before")).isZero();
        assertThat(number(vector, "product_buyers_90d")).isZero();
    }
}
