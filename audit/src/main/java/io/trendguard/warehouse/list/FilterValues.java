package io.trendguard.warehouse.list;

import io.trendguard.event.Finding;
import io.trendguard.event.Nearest;
import io.trendguard.warehouse.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the values of filters as their columns store them. */
final class FilterValues {
    /** Longer values name nothing that a list holds. */
    static final int LONGEST = 200;

    private static final int LONGEST_NUMBER = 40;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final List<Finding> findings;

    /** @param findings where everything that is wrong is added */
    FilterValues(List<Finding> findings) {
        this.findings = findings;
    }

    /** The value; absent, with a finding, if it cannot be compared with the column. */
    Optional<Object> read(String parameter, ListColumn column, Operator operator, String text) {
        if (text.isEmpty()) {
            return refused(parameter, text, "must not be empty; leave it out or send " + wanted(column, operator));
        }
        if (text.length() > LONGEST) {
            return refused(parameter, text, "must have at most %d characters".formatted(LONGEST));
        }
        Optional<Object> value = operator == Operator.KNOWN
                ? flag(text)
                : operator == Operator.CONTAINS ? Optional.of(text) : value(column, text);
        if (value.isEmpty()) {
            return refused(parameter, text, "must be " + wanted(column, operator) + hint(column, text));
        }
        return value;
    }

    private static String hint(ListColumn column, String text) {
        return Nearest.hint(text, column.words().stream().map(ListWord::value).toList());
    }

    private Optional<Object> refused(String parameter, String text, String remedy) {
        findings.add(new Finding(parameter, text, remedy));
        return Optional.empty();
    }

    private static Optional<Object> value(ListColumn column, String text) {
        return switch (column.stored()) {
            case PLACE, HASH, COUNT, MONEY -> whole(text);
            case NUMBER -> number(text);
            case SHARE -> number(text).filter(share -> (Double) share >= 0 && (Double) share <= 1);
            case TIME -> time(text).map(Times::stored);
            case FLAG -> flag(text);
            case ID, TEXT, WORD, WORDS -> word(column, text);
        };
    }

    private static Optional<Object> word(ListColumn column, String text) {
        return column.words().isEmpty()
                        || column.words().stream().anyMatch(word -> word.value().equals(text))
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Optional<Object> flag(String text) {
        return text.equals("true") ? Optional.of(true) : text.equals("false") ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Object> whole(String text) {
        try {
            return text.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> number(String text) {
        try {
            double number = text.length() > LONGEST_NUMBER || !text.matches("[-+0-9.eE]+")
                    ? Double.NaN
                    : Double.parseDouble(text);
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            Instant time = text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return Optional.of(time).filter(one -> !one.isBefore(FIRST) && !one.isAfter(LAST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What must be sent, as the rest of a sentence. */
    static String wanted(ListColumn column, Operator operator) {
        if (operator == Operator.KNOWN) {
            return "true or false";
        }
        if (operator == Operator.CONTAINS) {
            return "a text";
        }
        if (!column.words().isEmpty()) {
            return "one of " + column.words().stream().map(ListWord::value).collect(Collectors.joining(", "));
        }
        return switch (column.stored()) {
            case PLACE, HASH, COUNT -> "a whole number";
            case MONEY -> "a whole number of minor units (4990 is 49.90)";
            case NUMBER -> "a number";
            case SHARE -> "a number from 0 to 1";
            case TIME -> "a date such as 2026-11-29 or a moment such as 2026-11-29T15:31:07Z";
            case FLAG -> "true or false";
            case ID, TEXT, WORD, WORDS -> "a text";
        };
    }
}
