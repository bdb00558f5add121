package io.trendguard.model.feature;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Numbers as people say them; the same on every machine, whatever its language. */
final class ValueText {
    private static final double ABOUT = 0.004;
    private static final int MOST_IN = 20;
    private static final int LEAP_YEAR = 2024;

    private ValueText() {}

    /** How a feature's value is read. */
    enum Style {
        @JsonProperty("share")
        SHARE,
        @JsonProperty("rate")
        RATE,
        @JsonProperty("points")
        POINTS,
        @JsonProperty("flag")
        FLAG,
        @JsonProperty("money")
        MONEY,
        @JsonProperty("amount")
        AMOUNT,
        @JsonProperty("times")
        TIMES,
        @JsonProperty("hours")
        HOURS,
        @JsonProperty("seconds")
        SECONDS,
        @JsonProperty("days")
        DAYS,
        @JsonProperty("years")
        YEARS,
        @JsonProperty("clock")
        CLOCK,
        @JsonProperty("weekday")
        WEEKDAY,
        @JsonProperty("date")
        DATE,
        @JsonProperty("offset")
        OFFSET,
        @JsonProperty("mood")
        MOOD,
        @JsonProperty("change")
        CHANGE,
        @JsonProperty("often")
        OFTEN,
        @JsonProperty("count")
        COUNT,
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("word")
        WORD;

        /** The style that a unit asks for. */
        static Style of(String unit) {
            return switch (unit) {
                case "share" -> SHARE;
                case "minor units" -> MONEY;
                case "s" -> SECONDS;
                case "h" -> HOURS;
                case "hour of day", "h UTC" -> CLOCK;
                case "days" -> DAYS;
                case "years" -> YEARS;
                default -> NUMBER;
            };
        }
    }

    /**
     * A number in words.
     *
     * @param unit of the feature, said after numbers that have one
     * @param currency ISO 4217; without one, money stays in minor units
     */
    static String of(Style style, double value, String unit, Optional<String> currency) {
        return switch (style) {
            case SHARE -> percent(value);
            case RATE -> rate(value);
            case POINTS -> points(value);
            case FLAG -> value >= 0.5 ? "yes" : "no";
            case MONEY -> currency.map(one -> money(value, one)).orElseGet(() -> counted(value, "minor units"));
            case AMOUNT -> amount(value, currency);
            case TIMES -> number(value) + " times";
            case HOURS -> span(value);
            case SECONDS -> span(value / 3600);
            case DAYS -> span(value * 24);
            case YEARS -> counted(Math.floor(value), "years");
            case CLOCK -> clock((int) value) + (unit.endsWith("UTC") ? " UTC" : "");
            case WEEKDAY ->
                value >= 1 && value <= 7
                        ? DayOfWeek.of((int) value).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        : number(value);
            case DATE -> date(value);
            case OFFSET -> offset(value, unit);
            case MOOD -> mood(value);
            case CHANGE ->
                value == 0
                        ? "no change"
                        : "%s %s %s".formatted(number(Math.abs(value)), unit, value > 0 ? "more" : "fewer");
            case OFTEN -> often(value);
            case COUNT, NUMBER, WORD -> counted(value, unit);
        };
    }

    private static String clock(int hour) {
        return String.format(Locale.ROOT, "%02d:00 to %02d:00", hour, (hour + 1) % 24);
    }

    /** A share as {@code 42 %}, with one decimal where it is small. */
    static String percent(double share) {
        double percent = 100 * share;
        BigDecimal rounded = new BigDecimal(percent).setScale(Math.abs(percent) < 10 ? 1 : 0, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? (share > 0 ? "less than 0.1 %" : "0 %") : plain(rounded) + " %";
    }

    private static String rate(double share) {
        if (share > 0 && share < 0.4) {
            long in = Math.round(1 / share);
            if (in <= MOST_IN && Math.abs(1.0 / in - share) < ABOUT) {
                return "1 in " + in;
            }
        }
        return percent(share);
    }

    private static String points(double share) {
        BigDecimal points =
                new BigDecimal(Math.abs(100 * share)).setScale(Math.abs(share) < 0.1 ? 1 : 0, RoundingMode.HALF_UP);
        return points.signum() == 0
                ? "no more"
                : "%s point%s %s"
                        .formatted(plain(points), plain(points).equals("1") ? "" : "s", share > 0 ? "more" : "fewer");
    }

    static String money(double minor, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return "%s %s"
                .formatted(
                        String.format(Locale.ROOT, "%,." + digits + "f", new BigDecimal(minor).movePointLeft(digits)),
                        currency);
    }

    /** Money in major units. */
    private static String amount(double major, Optional<String> currency) {
        int digits = currency.map(one -> Currency.getInstance(one).getDefaultFractionDigits())
                .filter(known -> known >= 0)
                .orElse(2);
        return "%s %s"
                .formatted(String.format(Locale.ROOT, "%,." + digits + "f", major), currency.orElse(""))
                .strip();
    }

    /** A span of time in the unit that people would use for it. */
    private static String span(double hours) {
        double size = Math.abs(hours);
        if (size < 1.0 / 60) {
            return counted(Math.rint(hours * 3600), "seconds");
        }
        if (size < 1) {
            return counted(Math.rint(hours * 60), "minutes");
        }
        if (size < 48) {
            return counted(rounded(hours), "hours");
        }
        return size < 24 * 730
                ? counted(Math.rint(hours / 24), "days")
                : counted(rounded(hours / 24 / 365.25), "years");
    }

    private static double rounded(double value) {
        return value < 10 ? Math.rint(value * 10) / 10 : Math.rint(value);
    }

    private static String date(double dayOfYear) {
        if (!(dayOfYear >= 1 && dayOfYear <= 366)) {
            return number(dayOfYear);
        }
        LocalDate day = LocalDate.ofYearDay(LEAP_YEAR, (int) dayOfYear); // a day off outside of leap years
        return "about %s %s"
                .formatted(day.getDayOfMonth(), day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    private static String offset(double value, String unit) {
        return value == 0
                ? "exactly"
                : "%s %s".formatted(counted(Math.abs(value), unit), value > 0 ? "above" : "below");
    }

    /** Of a mood in standard deviations from the usual one. */
    private static String mood(double value) {
        if (Math.abs(value) < 0.5) {
            return "neither better nor worse than";
        }
        return (Math.abs(value) < 1.5 ? "" : "much ") + (value > 0 ? "better than" : "worse than");
    }

    private static String often(double times) {
        if (times == 0 || times == 1 || times == 2) {
            return times == 0 ? "never" : times == 1 ? "once" : "twice";
        }
        return number(times) + " times";
    }

    private static String counted(double value, String unit) {
        String noun = switch (unit) {
            case "views/h" -> value == 1 ? "view per hour" : "views per hour";
            case "ways to pay" -> value == 1 ? "way to pay" : unit;
            case "delivery speeds" -> value == 1 ? "delivery speed" : unit;
            case "× mean price" -> "times the mean price";
            default ->
                value == 1 && unit.endsWith("s") && unit.indexOf(' ') < 0 ? unit.substring(0, unit.length() - 1) : unit;
        };
        return (number(value) + " " + noun).strip();
    }

    /** Three significant digits, whole numbers with separators. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        return rounded.scale() <= 0 ? String.format(Locale.ROOT, "%,d", rounded.longValue()) : rounded.toPlainString();
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }
}
