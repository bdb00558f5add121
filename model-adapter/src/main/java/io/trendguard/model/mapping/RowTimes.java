package io.trendguard.model.mapping;

import io.trendguard.event.InvalidEventException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells when the rows of a table happened, or at least in which order. */
final class RowTimes {
    private static final int DATE_LENGTH = 10;
    private final TimeRule rule;
    private final ZoneId zone;
    private final Map<Integer, Integer> seen = new HashMap<>();

    RowTimes(TimeRule rule) {
        this.rule = rule;
        this.zone = ZoneId.of(rule.zone().orElse("UTC"));
    }

    /** The time of the next row. Throws {@link IllegalArgumentException} with column, value and remedy. */
    Instant of(TableRow row) {
        String text = row.get(rule.column())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The column (%s) has no value, so nobody knows when the row happened. Fill it or leave the row out."
                                .formatted(rule.column())));
        return switch (rule.as().orElse(TimeRule.Way.TIME)) {
            case TIME -> instant(rule.column(), text, zone);
            case MONTH -> month(text);
            case SEQUENCE -> rule.from().orElseThrow().plusSeconds((long) Accumulator.number(rule.column(), text));
        };
    }

    private Instant month(String text) {
        List<String> months = rule.months().orElseThrow();
        int month = months.indexOf(text);
        if (month < 0) {
            throw new IllegalArgumentException(
                    "The column (%s) with the value (%s) must be one of %s.".formatted(rule.column(), text, months));
        }
        int place = seen.merge(month, 1, Integer::sum);
        return LocalDate.of(rule.year().orElseThrow(), month + 1, 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusSeconds(place);
    }

    /** As the other. Throws {@link InvalidEventException} that names the column. */
    static Instant instant(String column, String text, ZoneId zone) {
        try {
            return instant(text, zone);
        } catch (DateTimeException e) {
            InvalidEventException invalid = new InvalidEventException(
                    column, text, "must be a date such as 2026-05-01 or a time such as 2026-05-01T10:00:00Z");
            invalid.initCause(e);
            throw invalid;
        }
    }

    /** A date, at its start in a zone, or a time with its offset. Throws {@link DateTimeException}. */
    static Instant instant(String text, ZoneId zone) {
        return text.length() == DATE_LENGTH
                ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
