package io.trendguard.model.mapping;

import io.trendguard.text.Excerpt;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * How a tool writes a table, where it differs from RFC 4180 and from numbers and times as we write them.
 *
 * @param decimal the sign before the decimals, {@code .} or {@code ,}; a point if it does not say
 * @param quote {@code "} around values that hold the delimiter, or {@code none} if quotes are part of the values
 * @param escape a backslash if the tool writes one before a quote within quotes; without it a quote is written twice
 * @param time the form of dates and times, such as {@code dd.MM.uuuu HH:mm}
 */
public record Dialect(
        Optional<String> decimal, Optional<String> quote, Optional<String> escape, Optional<String> time) {
    /** As RFC 4180, RFC 3339 and most programs write. */
    public static final Dialect PLAIN =
            new Dialect(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final Pattern GROUPED_POINT = Pattern.compile("[+-]?\\d{1,3}([,'\u00a0\u202f ]\\d{3})+[.]\\d+");
    private static final Pattern GROUPED_COMMA = Pattern.compile("[+-]?\\d{1,3}([.'\u00a0\u202f ]\\d{3})+,\\d+");
    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d*,\\d+");
    private static final Pattern GROUPS = Pattern.compile("[,.'\u00a0\u202f ]");

    /** Making a formatter takes longer than reading a time with it. */
    private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

    public Dialect {
        mustBe("decimal", decimal, ".", ",");
        mustBe("quote", quote, "\"", "none");
        mustBe("escape", escape, "\\", "none");
        time.ifPresent(Dialect::formatter);
    }

    private static void mustBe(String key, Optional<String> value, String one, String other) {
        if (value.isPresent() && !value.get().equals(one) && !value.get().equals(other)) {
            throw new InvalidFileException("The (%s) of a dialect is (%s) and must be (%s) or (%s)."
                    .formatted(key, Excerpt.of(value.get(), 20), one, other));
        }
    }

    boolean quotes() {
        return !quote.equals(Optional.of("none"));
    }

    boolean escapes() {
        return escape.equals(Optional.of("\\"));
    }

    /**
     * A number with a decimal point and without groups of thousands; any other text as it is. Groups are read only where
     * decimals follow them, because {@code 1,299} may mean either.
     */
    String plain(String text) {
        boolean comma = decimal.equals(Optional.of(","));
        if (comma && WITH_COMMA.matcher(text).matches()) {
            return text.replace(',', '.');
        }
        if (!(comma ? GROUPED_COMMA : GROUPED_POINT).matcher(text).matches()) {
            return text;
        }
        int point = text.lastIndexOf(comma ? ',' : '.');
        return GROUPS.matcher(text.substring(0, point)).replaceAll("") + "." + text.substring(point + 1);
    }

    /** Reads a time in the form that the dialect names. Throws {@link java.time.DateTimeException}. */
    Instant time(String text, ZoneId zone) {
        TemporalAccessor read = formatter(time.orElseThrow())
                .parseBest(text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (read instanceof LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }
        return read instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(read);
    }

    /** The day that a text names in the form of the dialect, or in its part before the hours, in whatever zone it was written. */
    Optional<LocalDate> day(String text) {
        return time.flatMap(form ->
                day(text, form).or(() -> day(text, form.strip().split(" ", 2)[0])));
    }

    private static Optional<LocalDate> day(String text, String form) {
        try {
            return Optional.of(LocalDate.from(formatter(form).parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter formatter(String form) {
        return FORMATTERS.computeIfAbsent(form, Dialect::made);
    }

    private static DateTimeFormatter made(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new InvalidFileException(
                    "The (time) of a dialect is (%s), which is no form of a time. It must be such as (dd.MM.uuuu HH:mm)."
                            .formatted(Excerpt.of(pattern, 60)),
                    e);
        }
    }
}
