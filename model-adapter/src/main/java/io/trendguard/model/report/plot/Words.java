package io.trendguard.model.report.plot;

import io.trendguard.model.evaluate.Interval;
import io.trendguard.model.evaluate.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them; the same on every machine, whatever its language. */
public final class Words {
    private Words() {}

    /** A share as a percentage with one decimal, for example {@code 47.4 %}. */
    public static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A share as a whole percentage. */
    public static String wholePercent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** Three decimals. */
    public static String decimal(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** Three decimals, with its sign. */
    public static String signed(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%+.3f", value);
    }

    /** A whole number with separators. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** An amount in minor units as one with two decimals. */
    public static String amount(double minor) {
        return String.format(Locale.ROOT, "%,.2f", minor / 100);
    }

    /** Value and interval with three decimals. */
    public static String interval(Interval interval) {
        return "%s (%s to %s)".formatted(decimal(interval.value()), decimal(interval.low()), decimal(interval.high()));
    }

    /** Value and interval with three decimals and signs. */
    public static String signedInterval(Interval interval) {
        return "%s (%s to %s)".formatted(signed(interval.value()), signed(interval.low()), signed(interval.high()));
    }

    /** Value and interval as percentages. */
    public static String percentInterval(Interval interval) {
        return "%s (%s to %s)".formatted(percent(interval.value()), percent(interval.low()), percent(interval.high()));
    }

    /** Share and interval as percentages. */
    public static String rate(Rate rate) {
        return "%s (%s to %s)".formatted(percent(rate.share()), percent(rate.low()), percent(rate.high()));
    }

    /** A feature's value with three significant digits, in its unit. */
    public static String value(double value, String unit) {
        if (unit.equals("minor units")) {
            return amount(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros();
        return rounded.scale() <= 0 ? count(rounded.longValue()) : rounded.toPlainString();
    }

    /** A feature's name as words. */
    public static String feature(String name) {
        return name.replace('_', ' ');
    }
}
