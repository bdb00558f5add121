package io.trendguard.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Times as CloudEvents and JSON Schema write them (RFC 3339): date, time to the second or finer, and offset. What is finer
 * than a nanosecond is cut off; a leap second counts as the start of the next one, because clocks of computers have none.
 */
public final class Rfc3339 {
    private static final int SECONDS_END = 19;
    private static final int MAX_OFFSET_HOURS = 18;

    private Rfc3339() {}

    /** The instant; absent if the text is not a full RFC 3339 time, for example because it has no offset. */
    public static Optional<Instant> instant(String text) {
        int end = text.length();
        if (end < SECONDS_END + 1 || !shaped(text)) {
            return Optional.empty();
        }
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        Optional<LocalDate> day = date(text.substring(0, 10));
        if (day.isEmpty() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return Optional.empty();
        }
        int at = SECONDS_END;
        int nanos = 0;
        if (text.charAt(at) == '.') {
            int from = ++at;
            while (at < end && isDigit(text.charAt(at))) {
                nanos = at - from < 9 ? nanos * 10 + text.charAt(at) - '0' : nanos;
                at++;
            }
            if (at == from) {
                return Optional.empty();
            }
            for (int places = at - from; places < 9; places++) {
                nanos *= 10;
            }
        }
        int offset = offsetSeconds(text, at);
        if (offset == Integer.MIN_VALUE) {
            return Optional.empty();
        }
        long local = day.get().toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
        long utc = local - offset;
        if (second == 60) {
            return Math.floorMod(utc, 86_400L) == 0 ? Optional.of(Instant.ofEpochSecond(utc)) : Optional.empty();
        }
        return Optional.of(Instant.ofEpochSecond(utc, nanos));
    }

    /** The day; absent if the text is not {@code YYYY-MM-DD} or there is no such day. */
    static Optional<LocalDate> date(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Optional.empty();
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) { // 30 February
            return Optional.empty();
        }
    }

    private static boolean shaped(String text) {
        char t = text.charAt(10);
        return (t == 'T' || t == 't' || t == ' ') && text.charAt(13) == ':' && text.charAt(16) == ':';
    }

    private static int offsetSeconds(String text, int at) {
        int left = text.length() - at;
        if (left == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) {
            return 0;
        }
        if (left != 6 || text.charAt(at + 3) != ':' || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
            return Integer.MIN_VALUE;
        }
        int hours = digits(text, at + 1, 2);
        int minutes = digits(text, at + 4, 2);
        if (hours < 0 || hours > MAX_OFFSET_HOURS || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3_600 + minutes * 60;
        return text.charAt(at) == '-' ? -seconds : seconds;
    }

    private static int digits(String text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
