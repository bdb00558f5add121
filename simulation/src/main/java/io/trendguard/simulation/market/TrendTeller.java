package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import io.trendguard.simulation.market.Draws.Topic;
import io.trendguard.simulation.market.Happening.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells of creators, of trends as they rise and decay, of the comments under them and of resale prices. */
final class TrendTeller implements Teller {
    private static final long READING_EVERY = 4 * Words.HOUR;
    private static final int COMMENTS = 40;
    private static final long RESALE_AFTER_END = 7 * Words.DAY;

    private final Envelope envelope;
    private final MarketSettings settings;
    private final List<TrendCurve> trends;
    private final List<CreatorProfile> creators;
    private final Catalogue catalogue;
    private final long start;

    TrendTeller(
            Envelope envelope,
            MarketSettings settings,
            Trends trends,
            List<CreatorProfile> creators,
            Catalogue catalogue) {
        this.envelope = envelope;
        this.settings = settings;
        this.trends = trends.curves();
        this.creators = creators;
        this.catalogue = catalogue;
        this.start = settings.start().toEpochMilli();
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.CREATOR, Kind.TREND_AHEAD, Kind.TREND, Kind.RESALE, Kind.COMMENT);
    }

    @Override
    public void begin(Agenda agenda) {
        for (CreatorProfile creator : creators) {
            agenda.atOnce(Kind.CREATOR, start - Words.HOUR + creator.number() * Words.SECOND, creator.number(), 0);
        }
        for (TrendCurve trend : trends) {
            agenda.atOnce(Kind.TREND_AHEAD, Math.max(start, trend.start()), trend.number(), 0);
        }
    }

    @Override
    public Optional<ObjectNode> tell(Happening happening, Agenda agenda) {
        int subject = (int) happening.subject();
        return switch (happening.kind()) {
            case CREATOR -> Optional.of(creator(happening, creators.get(subject), agenda));
            case TREND_AHEAD -> {
                lookAhead(trends.get(subject), agenda);
                yield Optional.empty();
            }
            case TREND -> Optional.of(reading(happening, trends.get(subject)));
            case RESALE -> Optional.of(resale(happening, trends.get(subject)));
            case COMMENT -> Optional.of(comment(happening, trends.get(subject)));
            default -> throw new IllegalArgumentException("(%s) is told elsewhere.".formatted(happening.kind()));
        };
    }

    private void lookAhead(TrendCurve trend, Agenda agenda) {
        int last = (int) ((trend.end() - trend.start()) / READING_EVERY) + 1;
        for (int reading = 0; reading <= last; reading++) {
            long time = Math.min(trend.end(), trend.start() + reading * READING_EVERY);
            if (time >= start) {
                agenda.soonerOrLater(Kind.TREND, time, trend.number(), reading, Words.DAY);
            }
        }
        for (int day = 0; trend.start() + day * Words.DAY < trend.end() + RESALE_AFTER_END; day++) {
            long time = trend.start() + day * Words.DAY + 5 * Words.HOUR;
            if (time >= start) {
                agenda.soonerOrLater(Kind.RESALE, time, trend.number(), day, 2 * Words.DAY);
            }
        }
        Draws draws = Draws.of(settings.seed(), Topic.COMMENT, trend.number());
        for (int comment = 0; comment < COMMENTS; comment++) {
            double part = StrictMath.pow(draws.unit(), 1.3);
            long time = trend.start() + (long) (part * (trend.end() - trend.start()));
            if (time >= start) {
                agenda.soonerOrLater(Kind.COMMENT, time, trend.number(), comment, Words.DAY);
            }
        }
    }

    private ObjectNode creator(Happening happening, CreatorProfile creator, Agenda agenda) {
        int week = happening.part();
        agenda.atOnce(Kind.CREATOR, happening.time() + 7 * Words.DAY, creator.number(), week + 1);
        ObjectNode data = Envelope.data();
        data.put("creator_id", creator.id());
        data.put("followers", creator.followersAfter(week));
        data.put("category", creator.category());
        return envelope.around(happening, Feed.CREATOR, "creator-" + creator.id() + "-" + week, data);
    }

    private ObjectNode reading(Happening happening, TrendCurve trend) {
        long time = happening.time();
        ObjectNode data = Envelope.data();
        data.put("trend_id", trend.id());
        data.put("product_id", catalogue.items().get(trend.item()).id());
        data.put("creator_id", creators.get(trend.creator()).id());
        data.put("views", (long) trend.viewsAt(time));
        data.put("likes", trend.likesAt(time));
        data.put("shares", trend.likesAt(time) / 9);
        if (time == trend.end()) {
            data.put("ended", true);
        }
        return envelope.around(happening, Feed.TREND, "trend-" + trend.id() + "-" + happening.part(), data);
    }

    private ObjectNode resale(Happening happening, TrendCurve trend) {
        Draws draws = Draws.of(settings.seed(), Topic.RESALE, trend.number(), happening.part());
        CatalogueItem item = catalogue.items().get(trend.item());
        double part = trend.resalePart(happening.time()) * draws.around(1.0, 0.04);
        ObjectNode data = Envelope.data();
        data.put("product_id", item.id());
        data.put("marketplace", draws.pick(Words.MARKETS));
        data.put("price_minor", (long) (part * item.listPriceAt(happening.time())));
        data.put("currency", Words.CURRENCY);
        String id = "resale-" + trend.id() + "-" + happening.part();
        return envelope.around(happening, Feed.RESALE_PRICE, id, data);
    }

    private ObjectNode comment(Happening happening, TrendCurve trend) {
        Draws draws = Draws.of(settings.seed(), Topic.COMMENT, trend.number(), happening.part());
        CreatorProfile creator = creators.get(trend.creator());
        double feeling = 0.30 + creator.kindness() - 0.9 * trend.letDown() - 0.2 * creator.overPromise();
        ObjectNode data = Envelope.data();
        String id = trend.id() + "-" + happening.part();
        data.put("comment_id", id);
        data.put("creator_id", creator.id());
        data.put("trend_id", trend.id());
        data.put("product_id", catalogue.items().get(trend.item()).id());
        data.put("sentiment", hundredths(draws.around(feeling, 0.25)));
        data.put("likes", (long) draws.logBetween(1, 5_000) - 1);
        return envelope.around(happening, Feed.COMMENT, "comment-" + id, data);
    }

    /** A number in [-1, 1] with two places; a decimal, because older JDKs print some doubles differently. */
    static BigDecimal hundredths(double value) {
        return BigDecimal.valueOf((long) (Math.max(-1.0, Math.min(1.0, value)) * 100), 2);
    }
}
