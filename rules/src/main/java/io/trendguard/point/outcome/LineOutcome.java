package io.trendguard.point.outcome;

import io.trendguard.event.PersonRef;
import io.trendguard.point.outcome.OutcomeReport.Became;
import io.trendguard.point.outcome.OutcomeReport.Ends;
import io.trendguard.point.outcome.OutcomeReport.Happened;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is known of the outcome of one item of a decision.
 *
 * @param lineId the item
 * @param awaited what is awaited of it now; something else than at first if it became that
 * @param became the report by which it became that
 * @param until when the time for it ends, as far as is reported
 * @param ends reports of that end, the one that counts last
 * @param happened what happened, the one that counts last; those before it were corrected
 * @param tooLate what happened after the end and does not count
 */
public record LineOutcome(
        String lineId,
        Awaited awaited,
        Optional<Reported> became,
        Instant until,
        List<Reported> ends,
        List<Reported> happened,
        List<Reported> tooLate) {
    public LineOutcome {
        ends = List.copyOf(ends);
        happened = List.copyOf(happened);
        tooLate = List.copyOf(tooLate);
    }

    static LineOutcome of(String lineId, PersonRef person, Awaited first, Function<String, List<Reported>> reportsOf) {
        Optional<Reported> became = meant(lineId, person, reportsOf.apply(first.key()))
                .filter(one -> one.report().news() instanceof Became
                        && first.counts(one.report().at(), first.until()))
                .reduce((before, after) -> after);
        Awaited awaited =
                became.map(one -> ((Became) one.report().news()).next()).orElse(first);
        List<Reported> reports =
                meant(lineId, person, reportsOf.apply(awaited.key())).toList();
        List<Reported> ends = reports.stream()
                .filter(one -> one.report().news() instanceof Ends)
                .toList();
        Instant until = last(ends)
                .map(one -> ((Ends) one.report().news()).until())
                .filter(end -> end.isAfter(awaited.until()))
                .orElse(awaited.until());
        List<Reported> happened = reports.stream()
                .filter(one -> one.report().news() instanceof Happened
                        && !one.report().at().isBefore(awaited.from()))
                .toList();
        return new LineOutcome(
                lineId,
                awaited,
                became,
                until,
                ends,
                happened.stream()
                        .filter(one -> awaited.counts(one.report().at(), until))
                        .toList(),
                happened.stream()
                        .filter(one -> !awaited.counts(one.report().at(), until))
                        .toList());
    }

    /** What is said of this item, in the order in which it became known. */
    private static Stream<Reported> meant(String lineId, PersonRef person, List<Reported> reports) {
        return reports.stream()
                .filter(one -> one.report()
                                .lineId()
                                .filter(line -> !line.equals(lineId))
                                .isEmpty()
                        && one.report()
                                .person()
                                .filter(whose -> !whose.equals(person))
                                .isEmpty())
                .sorted(Reported.IN_ORDER);
    }

    /** The report that counts. */
    public Optional<Reported> latest() {
        return last(happened);
    }

    private static Optional<Reported> last(List<Reported> reports) {
        return reports.isEmpty() ? Optional.empty() : Optional.of(reports.get(reports.size() - 1));
    }
}
