package io.trendguard.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/**
 * The hours of the customer's day in which nobody writes to them.
 *
 * @param from the first quiet moment of the evening
 * @param until the first moment that is not quiet any more
 */
public record QuietHours(LocalTime from, LocalTime until) {
    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException(
                    "Quiet hours from (%s) until (%s) would be none or all. Let them differ.".formatted(from, until));
        }
    }

    /** Whether that time of day is quiet. */
    public boolean quietAt(LocalTime time) {
        boolean afterFrom = !time.isBefore(from);
        boolean beforeUntil = time.isBefore(until);
        return from.isBefore(until) ? afterFrom && beforeUntil : afterFrom || beforeUntil;
    }

    /** The first moment after a quiet one that is not quiet; absent if the moment itself is not quiet. */
    public Optional<Instant> quietUntil(Instant moment, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant at = moment;
        while (quietAt(local(at, rules).toLocalTime())) {
            at = nextEnd(at, rules);
        }
        return at.equals(moment) ? Optional.empty() : Optional.of(at);
    }

    /** The next moment at which clocks show the end of quiet hours, or jump over it. */
    private Instant nextEnd(Instant at, ZoneRules rules) {
        for (LocalDate day = local(at, rules).toLocalDate(); ; day = day.plusDays(1)) {
            LocalDateTime end = day.atTime(until);
            List<ZoneOffset> offsets = rules.getValidOffsets(end);
            if (offsets.isEmpty()) { // clocks are put forward over it
                Instant jump = rules.getTransition(end).getInstant();
                if (jump.isAfter(at)) {
                    return jump;
                }
            }
            for (ZoneOffset offset : offsets) { // two if clocks are put back over it, the earlier first
                Instant candidate = end.toInstant(offset);
                if (candidate.isAfter(at)) {
                    return candidate;
                }
            }
        }
    }

    private static LocalDateTime local(Instant at, ZoneRules rules) {
        return LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), rules.getOffset(at));
    }
}
