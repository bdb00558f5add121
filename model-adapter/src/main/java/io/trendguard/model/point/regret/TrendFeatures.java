package io.trendguard.model.point.regret;

import io.trendguard.event.Line;
import io.trendguard.model.feature.VectorBuilder;
import io.trendguard.model.history.CommentSums;
import io.trendguard.model.history.PointInTime;
import io.trendguard.model.history.PointInTime.Stamped;
import io.trendguard.model.history.TrendPast;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is known of the trend behind an item, of who made it and of what people say under it. */
final class TrendFeatures {
    private static final List<String> OF_TREND = List.of(
            "trend_velocity_24h",
            "trend_half_life_hours",
            "trend_hours_since_peak",
            "trend_stage",
            "trend_fake_flag",
            "velocity_x_discount");
    private static final List<String> OF_CREATOR =
            List.of("creator_return_rate", "creator_followers", "comment_sentiment");
    private static final double FAKE_VIEWS_PER_LIKE = 100;
    private static final int FEWEST_COMMENTS = 5;
    private static final String FEW_COMMENTS = "fewer than %d comments known".formatted(FEWEST_COMMENTS);
    private static final double SMALLEST_DEVIATION = 0.05;

    private TrendFeatures() {}

    static void fill(VectorBuilder vector, Line line, PointInTime past, OptionalDouble discount) {
        Optional<TrendPast> trend = past.trend(line.productId());
        if (trend.isEmpty()) {
            OF_TREND.forEach(name -> vector.missing(name, "no trend before the purchase"));
            OF_CREATOR.forEach(name -> vector.missing(name, "no trend before the purchase"));
            vector.number("trends_7d", 0, vector.moment());
            return;
        }
        trend(vector, trend.get(), discount);
        if (trend.get().creator() == 0) {
            OF_CREATOR.forEach(name -> vector.missing(name, "the trend names no creator"));
        } else {
            creator(vector, trend.get(), past);
        }
    }

    private static void trend(VectorBuilder vector, TrendPast trend, OptionalDouble discount) {
        TrendCurve curve = new TrendCurve(trend);
        OptionalDouble velocity = curve.velocity24h(vector.moment());
        number(vector, "trend_velocity_24h", velocity, trend.asOf(), "one reading of the trend only");
        number(
                vector,
                "trend_half_life_hours",
                curve.halfLifeHours(),
                trend.asOf(),
                "the trend does not fall yet, or too little is known of its fall");
        number(
                vector,
                "trend_hours_since_peak",
                curve.hoursSincePeak(vector.moment()),
                trend.asOf(),
                "one reading of the trend only");
        vector.word("trend_stage", curve.stage(vector.moment()), trend.asOf());
        int last = trend.views().length - 1;
        boolean fake = trend.views()[last] >= FAKE_VIEWS_PER_LIKE * Math.max(1, trend.likes()[last]);
        vector.number("trend_fake_flag", fake ? 1 : 0, trend.asOf());
        vector.number("trends_7d", trend.trends7d(), trend.asOf());
        if (velocity.isPresent() && discount.isPresent()) {
            vector.number("velocity_x_discount", velocity.getAsDouble() * discount.getAsDouble(), trend.asOf());
        } else {
            vector.missing("velocity_x_discount", "trend speed or list price not known");
        }
    }

    private static void creator(VectorBuilder vector, TrendPast trend, PointInTime past) {
        Optional<Stamped<double[]>> shown = past.shownBy(trend.creator());
        number(
                vector,
                "creator_return_rate",
                shown.isPresent()
                        ? OptionalDouble.of(Rate.OF_BRAND.of(
                                shown.get().value()[0], shown.get().value()[1], Rate.USUAL_RETURNS))
                        : OptionalDouble.empty(),
                shown.map(Stamped::asOf).orElse(-1L),
                "no settled sale known of what the creator showed");
        Optional<Stamped<Long>> followers = past.followers(trend.creator());
        number(
                vector,
                "creator_followers",
                followers.isPresent() ? OptionalDouble.of(followers.get().value()) : OptionalDouble.empty(),
                followers.map(Stamped::asOf).orElse(-1L),
                "followers not told");
        comments(vector, past.trendComments(trend.trend()), past.creatorComments(trend.creator()));
    }

    /** How far the mood under this trend is from the mood under everything of its creator. */
    private static void comments(VectorBuilder vector, Optional<CommentSums> here, Optional<CommentSums> usual) {
        if (here.isEmpty() || usual.isEmpty() || usual.get().count() < FEWEST_COMMENTS) {
            vector.missing("comment_sentiment", FEW_COMMENTS);
            return;
        }
        double deviation = Math.max(SMALLEST_DEVIATION, usual.get().deviation());
        vector.number(
                "comment_sentiment",
                (here.get().mean() - usual.get().mean()) / deviation,
                Math.max(here.get().asOf(), usual.get().asOf()));
    }

    private static void number(VectorBuilder vector, String name, OptionalDouble value, long asOf, String cause) {
        if (value.isPresent()) {
            vector.number(name, value.getAsDouble(), asOf);
        } else {
            vector.missing(name, cause);
        }
    }
}
