package io.trendguard.model.measure;

/**
 * A measured value with its 95 % interval.
 *
 * @param value as measured
 * @param low lower end
 * @param high upper end
 */
public record Interval(double value, double low, double high) {

    /** Whether the interval lies on one side of zero, so that a difference is more than chance. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
