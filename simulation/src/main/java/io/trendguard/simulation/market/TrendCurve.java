package io.trendguard.simulation.market;

import io.trendguard.simulation.market.Draws.Topic;

/**
 * One trend: it rises for days, then decays, fast at first and ever slower (a stretched half-life). A fake one is made of
 * bots that view without liking.
 */
final class TrendCurve {
    private static final double STRETCH = 0.85;
    private static final double HALF_LIVES_UNTIL_DEATH = 8.2;
    private static final long LONGEST = 30 * Words.DAY;

    private final int number;
    private final int item;
    private final int creator;
    private final long start;
    private final long peak;
    private final long end;
    private final double halfLifeHours;
    private final double topVelocity;
    private final double viewsPerLike;
    private final double letDown;
    private final double[] views;

    private TrendCurve(Draws draws, int number, long start, int items, int creators) {
        this.number = number;
        this.start = start;
        this.item = draws.below(items);
        this.creator = draws.below(creators);
        this.peak = start + (long) (draws.between(18, 90) * Words.HOUR);
        this.halfLifeHours = draws.logBetween(26, 110);
        this.end = Math.min(start + LONGEST, peak + (long) (halfLifeHours * HALF_LIVES_UNTIL_DEATH * Words.HOUR));
        this.topVelocity = draws.logBetween(400, 120_000);
        boolean fake = draws.chance(0.12);
        this.viewsPerLike = fake ? draws.logBetween(110, 500) : draws.logBetween(7, 60);
        this.letDown = draws.chance(0.3) ? draws.between(0.5, 1.0) : draws.between(0.0, 0.35);
        this.views = new double[(int) ((end - start) / Words.HOUR) + 1];
        for (int hour = 1; hour < views.length; hour++) {
            long middle = start + hour * Words.HOUR - Words.HOUR / 2;
            views[hour] = views[hour - 1] + velocityAt(middle);
        }
    }

    static TrendCurve of(MarketSettings settings, int number) {
        Draws draws = Draws.of(settings.seed(), Topic.TREND, number);
        long from = settings.start().toEpochMilli() - 12 * Words.DAY;
        long until = settings.end().toEpochMilli() - Words.DAY;
        double part = (number + draws.unit()) / settings.trends();
        long start = from + (long) (part * (until - from));
        return new TrendCurve(draws, number, start, settings.products(), settings.creators());
    }

    String id() {
        return "t-" + Words.digits(number, 5);
    }

    int number() {
        return number;
    }

    int item() {
        return item;
    }

    int creator() {
        return creator;
    }

    long start() {
        return start;
    }

    long peak() {
        return peak;
    }

    long end() {
        return end;
    }

    /** How much the product falls short of the video, in [0, 1]; the comments tell of it. */
    double letDown() {
        return letDown;
    }

    boolean fake() {
        return viewsPerLike >= 100;
    }

    /** Views per hour. */
    double velocityAt(long time) {
        if (time < start || time > end) {
            return 0;
        }
        if (time < peak) {
            double risen = (double) (time - start) / (peak - start);
            return topVelocity * (0.02 + 0.98 * risen * risen);
        }
        double halfLives = (time - peak) / (halfLifeHours * Words.HOUR);
        return topVelocity * StrictMath.pow(2.0, -StrictMath.pow(halfLives, STRETCH));
    }

    /** Views since the beginning. */
    double viewsAt(long time) {
        double hours = Math.min(Math.max(0.0, (double) (time - start) / Words.HOUR), views.length - 1.0);
        int whole = Math.min((int) hours, views.length - 2);
        return views[whole] + (hours - whole) * (views[whole + 1] - views[whole]);
    }

    /** Views per hour over the last day, as a feature sees it. */
    double dayVelocityAt(long time) {
        return (viewsAt(time) - viewsAt(time - Words.DAY)) / 24.0;
    }

    long likesAt(long time) {
        return (long) (viewsAt(time) / viewsPerLike);
    }

    /** Days after the peak; negative while it still rises. */
    double daysSincePeak(long time) {
        return (double) (time - peak) / Words.DAY;
    }

    /** What a worn piece brings on a resale market, as a part of its list price: it falls once the peak is over. */
    double resalePart(long time) {
        double floor = 0.20 + 0.30 * (1.0 - letDown);
        double days = Math.max(0.0, daysSincePeak(time));
        return floor + (0.72 - floor) * StrictMath.pow(2.0, -days / 4.0);
    }
}
