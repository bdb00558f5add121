package io.trendguard.model.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a row happened. Where the table knows no more than a month or an order, rows get seconds after its start in the
 * order of the file: such times order rows and tell no hour.
 *
 * @param column a date or time, the month's name, or a number that rises with time
 * @param as how the column tells time; as a time if it does not say
 * @param zone for dates without one
 * @param year of the months
 * @param months their names, January first
 * @param from the time of number 0 of a sequence
 */
public record TimeRule(
        String column,
        Optional<Way> as,
        Optional<String> zone,
        Optional<Integer> year,
        Optional<List<String>> months,
        Optional<Instant> from) {

    /** How a column tells time. */
    public enum Way {
        TIME,
        MONTH,
        SEQUENCE;

        @JsonCreator
        static Way of(String word) {
            for (Way way : values()) {
                if (way.name().equalsIgnoreCase(word)) {
                    return way;
                }
            }
            throw new InvalidFileException(
                    "The time is told as (%s). It must be time, month or sequence.".formatted(word));
        }
    }

    public TimeRule {
        boolean told = switch (as.orElse(Way.TIME)) {
            case TIME -> true;
            case MONTH -> year.isPresent() && months.isPresent() && months.get().size() == 12;
            case SEQUENCE -> from.isPresent();
        };
        if (!told) {
            throw new InvalidFileException(
                    "The time of column (%s) lacks something: months need (year) and twelve names under (months), a sequence needs (from)."
                            .formatted(column));
        }
    }

    /** Whether the times are times, and not only an order. */
    public boolean real() {
        return as.orElse(Way.TIME) == Way.TIME;
    }
}
