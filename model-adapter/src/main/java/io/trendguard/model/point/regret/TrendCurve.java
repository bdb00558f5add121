package io.trendguard.model.point.regret;

import io.trendguard.model.history.TrendPast;
import java.util.OptionalDouble;

/**
 * How fast a trend grows and fades, from its readings up to a moment. Speed is views per hour between two readings; the
 * peak is the end of the fastest stretch. After the peak the speed is fitted by {@code v(t) = v0 · 2^(-t/h)}, a straight
 * line in its logarithm weighted by speed, so that the noisy tail counts little; h is the half-life.
 */
final class TrendCurve {
    private static final double HOUR = 3_600_000.0;
    private static final double DAY_HOURS = 24;
    private static final double SHORTEST_HOURS = 1 / 60.0;
    private static final int FEWEST_STRETCHES = 3;
    private static final double LONGEST_HALF_LIFE_HOURS = 24 * 90;
    private static final double DECLINE_BELOW = 0.5;
    private static final double DEATH_BELOW = 0.1;
    private final TrendPast past;
    private final int stretches;
    private final double[] speeds;
    private final double[] ends;
    private int peak = -1;

    TrendCurve(TrendPast past) {
        this.past = past;
        int last = past.times().length - 1;
        speeds = new double[Math.max(0, last)];
        ends = new double[speeds.length];
        int count = 0;
        for (int i = 0; i < last; i++) {
            double hours = (past.times()[i + 1] - past.times()[i]) / HOUR;
            if (hours >= SHORTEST_HOURS) {
                speeds[count] = Math.max(0, past.views()[i + 1] - past.views()[i]) / hours;
                ends[count] = past.times()[i + 1] / HOUR;
                peak = peak < 0 || speeds[count] > speeds[peak] ? count : peak;
                count++;
            }
        }
        stretches = count;
    }

    /** Views per hour in the 24 hours before; a trend that is not read any more has none. */
    OptionalDouble velocity24h(long moment) {
        int last = past.times().length - 1;
        double from = moment / HOUR - DAY_HOURS;
        double first = past.times()[0] / HOUR;
        double hours = Math.min(DAY_HOURS, moment / HOUR - first);
        if ((last == 0 && first > from) || hours < SHORTEST_HOURS) {
            return OptionalDouble.empty();
        }
        double before = first >= from ? past.views()[0] : viewsAt(from);
        return OptionalDouble.of(Math.max(0, past.views()[last] - before) / hours);
    }

    private double viewsAt(double hour) {
        int i = past.times().length - 1;
        while (i > 0 && past.times()[i] / HOUR > hour) {
            i--;
        }
        if (i == past.times().length - 1) {
            return past.views()[i];
        }
        double start = past.times()[i] / HOUR;
        double share = (hour - start) / (past.times()[i + 1] / HOUR - start);
        return past.views()[i] + share * (past.views()[i + 1] - past.views()[i]);
    }

    /** Hours since the end of the fastest stretch. */
    OptionalDouble hoursSincePeak(long moment) {
        return peak < 0 ? OptionalDouble.empty() : OptionalDouble.of(moment / HOUR - ends[peak]);
    }

    /** Hours in which the speed halves; absent while there are too few readings after the peak or it does not fall. */
    OptionalDouble halfLifeHours() {
        double weights = 0;
        double meanT = 0;
        double meanLog = 0;
        int used = 0;
        for (int i = Math.max(0, peak); i < stretches; i++) {
            if (speeds[i] > 0) {
                used++;
                weights += speeds[i];
                meanT += speeds[i] * ends[i];
                meanLog += speeds[i] * StrictMath.log(speeds[i]);
            }
        }
        if (peak < 0 || used < FEWEST_STRETCHES) {
            return OptionalDouble.empty();
        }
        meanT /= weights;
        meanLog /= weights;
        double covariance = 0;
        double variance = 0;
        for (int i = peak; i < stretches; i++) {
            if (speeds[i] > 0) {
                covariance += speeds[i] * (ends[i] - meanT) * (StrictMath.log(speeds[i]) - meanLog);
                variance += speeds[i] * (ends[i] - meanT) * (ends[i] - meanT);
            }
        }
        double halfLife = variance > 0 ? -StrictMath.log(2) * variance / covariance : Double.NaN;
        return halfLife > 0 && halfLife <= LONGEST_HALF_LIFE_HOURS
                ? OptionalDouble.of(halfLife)
                : OptionalDouble.empty();
    }

    /**
     * Where the trend stands: at its {@code peak} (rising included) while it runs at half its highest speed or more, in
     * {@code decline} below, dead ({@code death}) below a tenth or once it was closed.
     */
    String stage(long moment) {
        if (past.ended()) {
            return "death";
        }
        if (peak < 0) {
            return "peak";
        }
        double now = speeds[stretches - 1];
        double silent = moment / HOUR - ends[stretches - 1];
        double share = silent > DAY_HOURS ? 0 : speeds[peak] == 0 ? 1 : now / speeds[peak];
        return share < DEATH_BELOW ? "death" : share < DECLINE_BELOW ? "decline" : "peak";
    }

    /** The end of the fastest stretch, epoch milliseconds; absent with fewer than two readings. */
    OptionalDouble peakAt() {
        return peak < 0 ? OptionalDouble.empty() : OptionalDouble.of(ends[peak] * HOUR);
    }
}
