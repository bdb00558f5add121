package io.trendguard.model.mapping;

import io.trendguard.event.InvalidEventException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells when the rows of a table happened, or at least in which order. */
final class RowTimes {
    private static final long MOST_SECONDS = 100_000_000_000L; // some three thousand years
    private final TimeRule rule;
    private final ZoneId zone;
    private final Map<Integer, Integer> seen = new HashMap<>();

    RowTimes(TimeRule rule) {
        this.rule = rule;
        this.zone = Zones.of(rule.zone().orElse("UTC"));
    }

    /** The time of the next row. Throws {@link IllegalArgumentException} with column, value and remedy. */
    Instant of(TableRow row) {
        String text = row.get(rule.column())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The column (%s) has no value, so nobody knows when the row happened. Fill it or leave the row out."
                                .formatted(rule.column())));
        return switch (rule.as().orElse(TimeRule.Way.TIME)) {
            case TIME -> instant(rule.column(), text, zone, row.dialect());
            case MONTH -> month(text);
            case SEQUENCE -> sequence(text, row);
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

    private Instant sequence(String text, TableRow row) {
        double number = Accumulator.number(rule.column(), row.dialect().plain(text));
        if (Math.abs(number) > MOST_SECONDS) {
            throw new IllegalArgumentException(
                    "The column (%s) with the value (%s) must be a number of at most (%d), because rows lie a second apart."
                            .formatted(rule.column(), text, MOST_SECONDS));
        }
        return rule.from().orElseThrow().plusSeconds((long) number);
    }

    /** A moment. Throws {@link InvalidEventException} that names the column. */
    static Instant instant(String column, String text, ZoneId zone, Dialect dialect) {
        try {
            return Clocks.instant(text, zone, dialect);
        } catch (DateTimeException e) {
            String words = dialect.time()
                    .map("must be a time in the form (%s) of the mapping"::formatted)
                    .orElse(Clocks.WORDS);
            InvalidEventException invalid = new InvalidEventException(column, text, words);
            invalid.initCause(e);
            throw invalid;
        }
    }
}
