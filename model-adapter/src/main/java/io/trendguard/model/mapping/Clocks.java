package io.trendguard.model.mapping;

import io.trendguard.event.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates and times of tables. A time without an offset is a clock's in the mapping's zone. Where that clock is set
 * forward, a time that it never showed counts as that much later: 02:30 becomes 03:30. Where it is set back, a time that
 * it showed twice counts as the first of them.
 */
final class Clocks {
    /** What a table may hold, to end a sentence. */
    static final String WORDS = "must be a date such as 2026-05-01, a time of the mapping's zone such as 2026-05-01"
            + " 10:00:00 or a time with its offset such as 2026-05-01T10:00:00Z; another form is named in the mapping,"
            + " for example (dialect: {time: dd.MM.uuuu})";

    private static final int DATE_LENGTH = 10;
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d(?::\\d\\d)?)(?:[.,](\\d+))?"
                    + " ?(Z|z|UTC|[+-]\\d\\d(?::?\\d\\d)?)?");
    private static final int NANO_DIGITS = 9;

    private Clocks() {}

    /** A moment. Throws {@link DateTimeException} if the text is none. */
    static Instant instant(String text, ZoneId zone, Dialect dialect) {
        if (dialect.time().isPresent()) {
            return dialect.time(text, zone);
        }
        if (text.length() == DATE_LENGTH) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        return Rfc3339.instant(text).orElseGet(() -> local(text, zone));
    }

    private static Instant local(String text, ZoneId zone) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("The time is in no form that is read.");
        }
        LocalTime time = LocalTime.parse(parts.group(2));
        String fraction = parts.group(3);
        if (fraction != null) {
            String digits = fraction.substring(0, Math.min(NANO_DIGITS, fraction.length()));
            time = time.withNano(Integer.parseInt(digits + "0".repeat(NANO_DIGITS - digits.length())));
        }
        LocalDateTime local = LocalDate.parse(parts.group(1)).atTime(time);
        String offset = parts.group(4);
        if (offset == null) {
            return local.atZone(zone).toInstant();
        }
        boolean utc = offset.equalsIgnoreCase("Z") || offset.equals("UTC");
        return local.toInstant(utc ? ZoneOffset.UTC : ZoneOffset.of(offset));
    }
}
