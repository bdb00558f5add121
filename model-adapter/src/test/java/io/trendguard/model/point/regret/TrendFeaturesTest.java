package io.trendguard.model.point.regret;

import static io.trendguard.model.history.Facts.at;
import static io.trendguard.model.history.Facts.comment;
import static io.trendguard.model.history.Facts.creator;
import static io.trendguard.model.history.Facts.line;
import static io.trendguard.model.history.Facts.purchase;
import static io.trendguard.model.history.Facts.returned;
import static io.trendguard.model.history.Facts.trend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.event.Return.Reason;
import io.trendguard.feature.FeatureVector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TrendFeaturesTest extends FeatureWorld {
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
        given(
                purchase("later", "c", at("2026-04-20T10:00"), line("1", "coat")),
                returned("later", "1", "coat", "c", at("2026-04-25T10:00"), Reason.REGRET));
        assertThat(missing(bought("skirt", at("2026-05-01T10:00")), "creator_return_rate"))
                .isEqualTo("no settled sale known of what the creator showed");
        outcomesComeInUntil(at("2026-05-18T09:00"));
        FeatureVector vector = bought("skirt", at("2026-05-18T10:00"));
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
    void speedTimesDiscount() {
        given(
                trend("t", "leggings", 0, 0, at("2026-05-02T12:00")),
                trend("t", "leggings", 48_000, 900, at("2026-05-03T12:00")));
        FeatureVector vector = first(purchase("o", "c", at("2026-05-03T12:00"), line("1", "leggings", "M", 100, 75)));
        assertThat(number(vector, "velocity_x_discount")).isCloseTo(500f, within(0.01f));
    }
}
