package io.trendguard.model.point.regret;

import static io.trendguard.model.history.Facts.at;
import static io.trendguard.model.history.Facts.event;
import static io.trendguard.model.history.Facts.learntLater;
import static io.trendguard.model.history.Facts.line;
import static io.trendguard.model.history.Facts.purchase;
import static io.trendguard.model.history.Facts.trend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.VectorBuilder;
import io.trendguard.model.history.HistoryKind;
import io.trendguard.model.history.RandomMarket;
import io.trendguard.point.regret.RegretPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PointInTimeFeaturesTest extends FeatureWorld {
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
        assertThat(missing(vector, "category_return_rate")).isEqualTo("older than what is kept");
    }

    private List<Feature> known(Event purchase) {
        return features.of(RegretPoint.NAME, purchase).stream()
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
                for (FeatureVector vector : features.of(RegretPoint.NAME, event)) {
                    assertThat(vector.features())
                            .allSatisfy(f -> assertThat(f.asOf()).isBeforeOrEqualTo(event.time()));
                }
            }
            given(event);
        }
    }

    @Test
    void aValueThatIsLaterThanThePurchaseIsRefused() {
        VectorBuilder vector = new VectorBuilder(RegretFeatures.SCHEMA, at("2026-05-01T10:00"));
        assertThatThrownBy(
                        () -> vector.number("hour", 10, at("2026-05-01T10:01").toEpochMilli()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hour")
                .hasMessageContaining("after the moment of the decision");
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
}
