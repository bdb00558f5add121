package io.trendguard.model.report;

import io.trendguard.model.evaluate.Confusion;
import io.trendguard.model.evaluate.Curves;
import io.trendguard.model.evaluate.Evaluation;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.report.plot.LinePlot;
import io.trendguard.model.report.plot.Unit;
import io.trendguard.model.report.plot.Words;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Confusion matrices at the thresholds in use, and ROC and precision-recall curves over all thresholds. */
final class CurvesSection {
    static final String TITLE = "Errors by threshold";

    private CurvesSection() {}

    static void write(Report report, Html html) {
        Evaluation evaluation = report.evaluation();
        Nouns nouns = report.terms().nouns();
        html.section("thresholds", TITLE)
                .paragraph("How many of the test's %s %s each threshold in use flags, against what happened."
                        .formatted(Words.count(evaluation.testRows()), nouns.rows()))
                .figures();
        evaluation.confusions().forEach(one -> matrix(one, nouns, html));
        html.endFigures()
                .table(
                        "Precision and recall at the thresholds in use",
                        Sections.table(
                                List.of("threshold", "flagged", "precision (95 %)", "recall (95 %)", "accuracy"),
                                evaluation.confusions(),
                                CurvesSection::cells))
                .note(
                        "Precision: the share of the flagged that %s. Recall: the share of all %s that is flagged. Accuracy: the share of all %s that is flagged and %s, or is not flagged and %s."
                                .formatted(nouns.with(), nouns.outcomes(), nouns.rows(), nouns.with(), nouns.without()))
                .figures();
        curve(
                evaluation.curves(),
                "ROC curve",
                "Share of the %s that are flagged (true positive rate) over the share of the others that are flagged needlessly (false positive rate), from nothing flagged to everything flagged. The dashed line is chance."
                        .formatted(nouns.outcomes()),
                new Axes("false positive rate", "true positive rate", true, OptionalDouble.empty()),
                Curves::roc,
                one -> "AUC " + Words.interval(one.auc()),
                html);
        curve(
                evaluation.curves(),
                "Precision-recall curve",
                "Share of the flagged that %s (precision) over the share of the %s that is flagged (recall); the dashed line is chance: the share of all %s that %s, %s."
                        .formatted(
                                nouns.with(),
                                nouns.outcomes(),
                                nouns.rows(),
                                nouns.with(),
                                Words.percent(evaluation.baseRate())),
                new Axes("recall", "precision", false, OptionalDouble.of(evaluation.baseRate())),
                Curves::precisionRecall,
                one -> "AP " + Words.interval(one.averagePrecision()),
                html);
        html.endFigures()
                .note(
                        "AUC and AP (average precision, the area under the second curve) have 95 %% intervals by bootstrap over %s."
                                .formatted(report.terms().drawn()))
                .endSection();
    }

    private static void matrix(Confusion one, Nouns nouns, Html html) {
        html.raw("<div class=\"matrix\">\n")
                .element("h3", one.name())
                .table(
                        "Confusion matrix, " + one.name(),
                        new Html.Table(
                                List.of("in the test", nouns.with(), nouns.without()),
                                List.of(
                                        List.of("flagged", Words.count(one.hits()), Words.count(one.needless())),
                                        List.of("not flagged", Words.count(one.missed()), Words.count(one.left())))))
                .raw("</div>\n");
    }

    private static List<String> cells(Confusion one) {
        int all = one.hits() + one.needless() + one.missed() + one.left();
        int flagged = one.hits() + one.needless();
        return List.of(
                one.name(),
                Words.count(flagged),
                flagged == 0 ? "nobody is flagged" : Words.rate(one.precision()),
                Words.rate(one.recall()),
                Words.percent((double) (one.hits() + one.left()) / all));
    }

    /** What a curve is drawn over, and what chance gets: the diagonal or a level. */
    private record Axes(String x, String y, boolean diagonal, OptionalDouble level) {}

    private static void curve(
            List<Curves> curves,
            String title,
            String sentence,
            Axes axes,
            Function<Curves, List<Curves.Point>> points,
            Function<Curves, String> area,
            Html html) {
        LinePlot plot = new LinePlot(
                        new LinePlot.Scale(axes.x, Unit.SHARE, List.of(0.0, 1.0)),
                        new LinePlot.Scale(axes.y, Unit.SHARE, List.of(0.0, 1.0)),
                        axes.diagonal,
                        OptionalDouble.empty(),
                        curves.stream()
                                .map(one -> new LinePlot.Series(
                                        one.name(),
                                        false,
                                        points.apply(one).stream()
                                                .map(point -> LinePlot.Point.of(point.x(), point.y()))
                                                .toList()))
                                .toList())
                .level(axes.level);
        html.figure(
                title,
                sentence,
                curves.stream()
                        .map(one -> "%s: %s".formatted(one.name(), area.apply(one)))
                        .toList(),
                plot.svg("Line plot: %s of %s"
                        .formatted(title, curves.stream().map(Curves::name).collect(Collectors.joining(" and ")))),
                Sections.table(
                        List.of(axes.x, axes.y + ", " + curves.get(0).name()),
                        every(points.apply(curves.get(0))),
                        point -> List.of(Words.percent(point.x()), Words.percent(point.y()))));
    }

    /** About twenty points of a curve, the last one among them. */
    private static List<Curves.Point> every(List<Curves.Point> points) {
        int step = Math.max(1, points.size() / 20);
        return IntStream.range(0, points.size())
                .filter(i -> i % step == 0 || i == points.size() - 1)
                .mapToObj(points::get)
                .toList();
    }
}
