package io.trendguard.model.point.regret;

import io.trendguard.model.history.TrendPast;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What counts as regretted. A line is regretted if it comes back within the time out of regret or because it does not
 * fit. Defects and frauds leave the population. A return without a reason counts as regret if it falls between the peak
 * of the item's trend plus a lag and the end of that trend; otherwise it leaves the population too, since nobody knows.
 *
 * @param within how long after the purchase a return counts
 * @param imputeByTrend whether missing reasons are taken from the trend at all
 * @param afterPeak the lag after the peak
 */
public record LabelRules(Duration within, boolean imputeByTrend, Duration afterPeak) {
    /** 30 days, imputed from 7 days after the peak. */
    public static final LabelRules DEFAULTS = new LabelRules(Duration.ofDays(30), true, Duration.ofDays(7));

    private static final Duration SILENCE = Duration.ofHours(24);

    /** The same, where a return without a reason leaves the population. */
    LabelRules withoutImputing() {
        return new LabelRules(within, false, afterPeak);
    }

    /** Whether a return without a reason, at that time, is taken for regret. */
    boolean imputes(Instant returned, Optional<TrendPast> trend) {
        if (!imputeByTrend || trend.isEmpty()) {
            return false;
        }
        OptionalDouble peak = new TrendCurve(trend.get()).peakAt();
        long end = trend.get().asOf() + (trend.get().ended() ? 0 : SILENCE.toMillis());
        long at = returned.toEpochMilli();
        return peak.isPresent() && at >= peak.getAsDouble() + afterPeak.toMillis() && at <= end;
    }
}
