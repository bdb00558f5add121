package io.trendguard.model.report.plot;

import io.trendguard.model.evaluate.Rate;
import io.trendguard.model.measure.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as people read them; the same on every machine, whatever its language. */
public final class Words {
    private static final Pattern NOTHING = Pattern.compile("^[+-]0(\\.0+)?(?![.\\d])");

    private Words() {}

    /** A share as a percentage with one decimal, for example {@code 47.4 %}. */
    public static String percent(double share) {
        return number("%.1f %%", 100 * share);
    }

    /** A share as points of a hundred with one decimal, for example {@code 2.6 points}. */
    public static String points(double share) {
        return number("%.1f points", 100 * share);
    }

    /** A share as a whole percentage. */
    public static String wholePercent(double share) {
        return number("%.0f %%", 100 * share);
    }

    /** Three decimals. */
    public static String decimal(double value) {
        return number("%.3f", value);
    }

    /** Four decimals, for differences that three would round away. */
    public static String fine(double value) {
        return number("%.4f", value);
    }

    /** Three decimals, with its sign; what rounds to nothing has none. */
    public static String signed(double value) {
        return number("%+.3f", value);
    }

    private static String number(String format, double value) {
        String said = Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
        return NOTHING.matcher(said).find() ? said.substring(1) : said;
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
