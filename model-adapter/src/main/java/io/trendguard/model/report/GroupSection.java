package io.trendguard.model.report;

import io.trendguard.model.evaluate.Cohort;
import io.trendguard.model.evaluate.Cohorts;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.report.plot.RowPlot;
import io.trendguard.model.report.plot.Unit;
import io.trendguard.model.report.plot.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Whether every group of customers is served alike. */
final class GroupSection {
    private GroupSection() {}

    static String title(DataTerms terms) {
        return "Groups of " + terms.drawn();
    }

    static void write(Report report, Html html) {
        Nouns nouns = report.terms().nouns();
        Cohorts cohorts = report.evaluation().cohorts();
        if (cohorts.all().isEmpty()) {
            html.section("groups", title(report.terms()))
                    .note("Nothing in this data makes groups (%s), so none was compared."
                            .formatted(String.join(", ", cohorts.absent())))
                    .endSection();
            return;
        }
        List<Cohort> different = cohorts.all().stream().filter(Cohort::differs).toList();
        html.section("groups", title(report.terms()))
                .paragraph(
                        different.isEmpty()
                                ? "No group differs from the others of its kind by more than chance allows."
                                : "These groups differ from the others of their kind by more than chance allows:");
        if (!different.isEmpty()) {
            html.raw("<ul>\n");
            different.forEach(one -> html.element("li", sentence(one, nouns)));
            html.raw("</ul>\n");
        }
        if (!cohorts.absent().isEmpty()) {
            html.note("Not in this data, so not compared: %s.".formatted(String.join(", ", cohorts.absent())));
        }
        html.figures();
        figure(
                cohorts,
                "Ranking by group",
                "AUC within each group less that of all other groups of its kind; set apart where the interval leaves 0 out.",
                Unit.NUMBER,
                Cohort.Figures::aucDifference,
                html);
        figure(
                cohorts,
                "Calibration by group",
                "Mean probability less the share that %s, compared with all other groups of its kind: above 0 the group is overstated, below 0 understated."
                        .formatted(nouns.with()),
                Unit.SHARE,
                Cohort.Figures::gapDifference,
                html);
        html.endFigures()
                .table(
                        "All groups",
                        Sections.table(
                                List.of(
                                        "group",
                                        nouns.rows(),
                                        nouns.with(),
                                        "mean probability",
                                        "AUC (95 %)",
                                        "gap (95 %)",
                                        "differs"),
                                cohorts.all(),
                                GroupSection::cells))
                .note(cohorts.method()
                        + " Groups with too few %s, %s or %s are shown without comparison."
                                .formatted(
                                        nouns.rows(),
                                        nouns.outcomes(),
                                        report.terms().customersTold() ? "customers" : "others"))
                .endSection();
    }

    private static String name(Cohort cohort) {
        return cohort.dimension() + " " + cohort.group();
    }

    private static String sentence(Cohort cohort, Nouns nouns) {
        Cohort.Figures figures = cohort.figures().orElseThrow();
        List<String> parts = new ArrayList<>();
        if (figures.aucDifference().excludesZero()) {
            parts.add("%s are ranked %s than elsewhere (AUC %s against the others)"
                    .formatted(
                            nouns.rows(),
                            figures.aucDifference().low() > 0 ? "better" : "worse",
                            Words.signedInterval(figures.aucDifference())));
        }
        if (figures.gapDifference().excludesZero()) {
            parts.add("probabilities are %s compared with the others (gap %s)"
                    .formatted(
                            figures.gapDifference().low() > 0 ? "overstated" : "understated",
                            Words.percentInterval(figures.gapDifference())));
        }
        return "%s (%s %s): %s."
                .formatted(name(cohort), Words.count(cohort.rows()), nouns.rows(), String.join("; ", parts));
    }

    private static List<String> cells(Cohort cohort) {
        return List.of(
                name(cohort),
                Words.count(cohort.rows()),
                Words.percent(cohort.came()),
                Words.percent(cohort.said()),
                cohort.figures().map(f -> Words.interval(f.auc())).orElse("too few"),
                cohort.figures().map(f -> Words.percentInterval(f.gap())).orElse("too few"),
                cohort.differs() ? "yes" : "no");
    }

    private static void figure(
            Cohorts cohorts,
            String title,
            String sentence,
            Unit unit,
            Function<Cohort.Figures, Interval> difference,
            Html html) {
        List<Cohort> compared =
                cohorts.all().stream().filter(one -> one.figures().isPresent()).toList();
        if (compared.isEmpty()) {
            html.note(title + ": no group is large enough to be compared.");
            return;
        }
        List<RowPlot.Row> rows = compared.stream()
                .map(one -> {
                    Interval interval = difference.apply(one.figures().orElseThrow());
                    return Sections.row(name(one), interval, interval.excludesZero());
                })
                .toList();
        html.figure(
                title,
                sentence,
                List.of(),
                RowPlot.dots(unit, 0, rows).svg(title + ": dot plot of differences with simultaneous intervals"),
                Sections.table(List.of("group", "difference (simultaneous 95 %)"), compared, one -> {
                    Interval interval = difference.apply(one.figures().orElseThrow());
                    return List.of(
                            name(one),
                            unit == Unit.SHARE ? Words.percentInterval(interval) : Words.signedInterval(interval));
                }));
    }
}
