package io.trendguard.simulation.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All trends of a market, and which of them draws a buyer in at a given hour. */
final class Trends {
    private static final double REACH = 0.7;
    private static final double FAKE_REACH = 0.15;

    private final List<TrendCurve> curves;
    private final long start;
    private final int[][] activeByHour;
    private final double[][] reachByHour;

    Trends(MarketSettings settings) {
        List<TrendCurve> made = new ArrayList<>(settings.trends());
        for (int number = 0; number < settings.trends(); number++) {
            made.add(TrendCurve.of(settings, number));
        }
        this.curves = List.copyOf(made);
        this.start = settings.start().toEpochMilli();
        int hours = settings.days() * 24;
        this.activeByHour = new int[hours][];
        this.reachByHour = new double[hours][];
        for (int hour = 0; hour < hours; hour++) {
            long time = start + hour * Words.HOUR;
            int[] active = curves.stream()
                    .filter(curve -> curve.start() <= time && time < curve.end())
                    .mapToInt(TrendCurve::number)
                    .toArray();
            double[] reach = new double[active.length];
            for (int i = 0; i < active.length; i++) {
                reach[i] = reach(curves.get(active[i]), time);
            }
            activeByHour[hour] = active;
            reachByHour[hour] = reach;
        }
    }

    private static double reach(TrendCurve curve, long time) {
        double reach = StrictMath.pow(curve.velocityAt(time), REACH);
        return curve.fake() ? FAKE_REACH * reach : reach;
    }

    List<TrendCurve> curves() {
        return curves;
    }

    /** A trend that somebody follows into the shop at that time: the faster it runs, the more often. */
    Optional<TrendCurve> followed(Draws draws, long time) {
        int hour = (int) ((time - start) / Words.HOUR);
        if (hour < 0 || hour >= activeByHour.length || activeByHour[hour].length == 0) {
            return Optional.empty();
        }
        return Optional.of(curves.get(activeByHour[hour][draws.weighted(reachByHour[hour])]));
    }
}
