package io.trendguard.routes.api;

import static io.trendguard.routes.api.OutcomeText.lower;
import static io.trendguard.routes.api.OutcomeText.upper;

import io.trendguard.log.EntryKind;
import io.trendguard.point.outcome.Awaited;
import io.trendguard.point.outcome.DecisionOutcome;
import io.trendguard.point.outcome.LineOutcome;
import io.trendguard.point.outcome.OutcomeReport.Ends;
import io.trendguard.point.outcome.OutcomeReport.Happened;
import io.trendguard.point.outcome.OutcomeRule.OutcomeWord;
import io.trendguard.point.outcome.Reported;
import io.trendguard.routes.api.DecisionFile.Outcome.State;
import io.trendguard.routes.api.DecisionFile.Report;
import io.trendguard.routes.api.DecisionFile.Step;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The entries of the log that report an outcome, each in words: what counts, what was corrected, what came too late. */
final class OutcomeSteps {
    private final OutcomeText text;
    private final DecisionOutcome known;
    private final Map<Long, Step> steps = new TreeMap<>();

    OutcomeSteps(OutcomeText text, DecisionOutcome known) {
        this.text = text;
        this.known = known;
    }

    /** In the order of the log; a report of several items once. */
    Collection<Step> all() {
        for (LineOutcome line : known.lines()) {
            line.became().ifPresent(report -> became(line, report));
            line.tooLate().forEach(report -> tooLate(line, report));
            for (int i = 0; i < line.ends().size(); i++) {
                end(line, i);
            }
            for (int i = 0; i < line.happened().size(); i++) {
                happened(line, i);
            }
        }
        return steps.values();
    }

    private void became(LineOutcome line, Reported report) {
        String next = named(line.awaited().key());
        add(
                report,
                "BECAME",
                "%s became %s, whose outcome is awaited since."
                        .formatted(upper(named(report.report().key())), next),
                new Report("Became " + next, State.NEITHER, Optional.empty()));
    }

    /** As in “order o-17”. */
    private static String named(String key) {
        return key.replaceFirst(":", " ");
    }

    private void tooLate(LineOutcome line, Reported report) {
        OutcomeWord word = word(report);
        add(
                report,
                program(word) + "_TOO_LATE",
                sentence(line, report) + " That is too late to count.",
                new Report(word.title() + ", too late to count", State.NEITHER, Optional.empty()));
    }

    private void happened(LineOutcome line, int index) {
        Reported report = line.happened().get(index);
        OutcomeWord word = word(report);
        Optional<Long> by = corrector(line.happened(), index);
        add(
                report,
                program(word),
                sentence(line, report) + late(line, report) + correction(line.happened(), index),
                new Report(titled(word.title(), by), by.isEmpty() ? OutcomeInWords.state(word) : State.NEITHER, by));
    }

    private void end(LineOutcome line, int index) {
        Reported report = line.ends().get(index);
        Optional<Long> by = corrector(line.ends(), index);
        String window = text.window(line.awaited());
        String item = text.item(report.report().lineId());
        Instant end = ((Ends) report.report().news()).until();
        Awaited awaited = line.awaited();
        String says = (item.isEmpty() ? upper(window) : window)
                + (end.isBefore(awaited.until())
                        ? ": %s was reported as its end; it stays open until %s."
                                .formatted(text.until(awaited, end), text.until(awaited, awaited.until()))
                        : " open until %s, as reported.".formatted(text.until(awaited, end)));
        add(
                report,
                "WINDOW",
                item + says + correction(line.ends(), index),
                new Report(titled("End of the " + window, by), State.NEITHER, by));
    }

    /** The last of several reports counts; it takes the place of those before it. */
    private static Optional<Long> corrector(List<Reported> reports, int index) {
        return index + 1 < reports.size()
                ? Optional.of(reports.get(reports.size() - 1).position())
                : Optional.empty();
    }

    private static String correction(List<Reported> reports, int index) {
        return corrector(reports, index)
                .map(" Corrected by entry %d."::formatted)
                .orElseGet(() -> index == 0
                        ? ""
                        : " It corrects entry %d."
                                .formatted(reports.get(index - 1).position()));
    }

    private static String titled(String title, Optional<Long> correctedBy) {
        return correctedBy.isPresent() ? title + ", corrected later" : title;
    }

    private void add(Reported report, String result, String summary, Report says) {
        Step step = new Step(
                report.position(),
                EntryKind.EVENT,
                report.report().at(),
                Optional.of(report.known()),
                Optional.of(result),
                summary,
                Optional.of(says));
        steps.merge(report.position(), step, (one, other) -> counts(other) ? other : one);
    }

    /** A report that still counts for one item is not corrected as a whole. */
    private static boolean counts(Step step) {
        return step.report().flatMap(Report::correctedBy).isEmpty();
    }

    private OutcomeWord word(Reported report) {
        return text.word(((Happened) report.report().news()).word());
    }

    private static String program(OutcomeWord word) {
        return word.word().toUpperCase(Locale.ROOT);
    }

    private String sentence(LineOutcome line, Reported report) {
        Happened news = (Happened) report.report().news();
        String title = word(report).title();
        String item = text.item(report.report().lineId());
        return item
                + text.sentence(
                        item.isEmpty() ? title : lower(title),
                        line.awaited(),
                        report.report().at(),
                        news,
                        news.money());
    }

    private String late(LineOutcome line, Reported report) {
        return report.report().at().isAfter(line.until())
                ? " That was after the %s had ended, and counts all the same.".formatted(text.window(line.awaited()))
                : "";
    }
}
