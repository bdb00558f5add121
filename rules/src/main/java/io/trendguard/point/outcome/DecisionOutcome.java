package io.trendguard.point.outcome;

import io.trendguard.event.PersonRef;
import io.trendguard.point.outcome.OutcomeReport.Happened;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is known of the outcome of a decision: that of its items together. Something happened as soon as it happened to one of
 * them.
 *
 * @param lines the items, in the order of their ids
 */
public record DecisionOutcome(List<LineOutcome> lines) {
    public DecisionOutcome {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An outcome is that of at least one item.");
        }
    }

    /**
     * Joins reports to a decision.
     *
     * @param person whom it is about
     * @param lineIds its items, at least one
     * @param reportsOf all that is reported of a key, in any order
     */
    public static DecisionOutcome of(
            Awaited awaited, PersonRef person, Collection<String> lineIds, Function<String, List<Reported>> reportsOf) {
        return new DecisionOutcome(lineIds.stream()
                .distinct()
                .sorted()
                .map(line -> LineOutcome.of(line, person, awaited, reportsOf))
                .toList());
    }

    /** When the time of the last item ends. */
    public Instant until() {
        return lines.stream()
                .map(LineOutcome::until)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The report that became known last among those that count. */
    public Optional<Reported> latest() {
        return lines.stream().flatMap(line -> line.latest().stream()).max(Reported.IN_ORDER);
    }

    /** The item of which a report counts. */
    public LineOutcome lineOf(Reported report) {
        return lines.stream()
                .filter(line -> line.latest().equals(Optional.of(report)))
                .findFirst()
                .orElseThrow();
    }

    /** Its word at a moment; absent while something may still happen and nothing has. */
    public Optional<String> word(Instant now) {
        return latest().map(one -> ((Happened) one.report().news()).word())
                .or(() -> until().isAfter(now)
                        ? Optional.empty()
                        : Optional.of(lines.get(0).awaited().lapses()));
    }

    /** The money of all reports that count, minor units; one that speaks of several items counts once. */
    public Optional<Long> money() {
        Map<Long, Optional<Long>> byReport = lines.stream()
                .flatMap(line -> line.latest().stream())
                .collect(Collectors.toMap(
                        Reported::position, one -> ((Happened) one.report().news()).money(), (same, again) -> same));
        return byReport.values().stream().flatMap(Optional::stream).reduce(Long::sum);
    }
}
