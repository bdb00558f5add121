package io.trendguard.model.report;

import io.trendguard.model.evaluate.DailyBudget;
import io.trendguard.model.evaluate.Evaluation;
import io.trendguard.model.evaluate.Reliability;
import io.trendguard.model.evaluate.RollingOrigin;
import io.trendguard.model.evaluate.Score;
import io.trendguard.model.report.plot.LinePlot;
import io.trendguard.model.report.plot.RowPlot;
import io.trendguard.model.report.plot.Unit;
import io.trendguard.model.report.plot.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How good the model is, at other times, whether its probabilities hold, and at a daily budget. */
final class QualitySections {
    private QualitySections() {}

    static void write(Report report, Html html) {
        Evaluation evaluation = report.evaluation();
        html.section("quality", "How good it is")
                .paragraph(
                        "The model learnt from %s lines bought from %s to before %s, chose its size and calibration on %s lines up to %s, and is measured on %s lines of %s customers from then on, of which %s came back."
                                .formatted(
                                        Words.count(report.split().train()),
                                        Sections.day(report.split().trainFrom()),
                                        Sections.day(report.split().validationFrom()),
                                        Words.count(report.split().validation()),
                                        Sections.day(report.split().testFrom()),
                                        Words.count(evaluation.testRows()),
                                        Words.count(evaluation.testCustomers()),
                                        Words.percent(evaluation.baseRate())));
        evaluation.scores().stream()
                .filter(score -> score.absent().isPresent())
                .forEach(score -> html.note("%s cannot be had: %s"
                        .formatted(capital(score.name()), score.absent().orElseThrow())));
        html.figures();
        scores(evaluation.scores(), html);
        origins(evaluation.origins(), html);
        html.endFigures();
        html.table(
                "The model and its baselines",
                Sections.table(
                        List.of(
                                "",
                                "AUC",
                                "model above by",
                                "PR-AUC",
                                "log-loss",
                                "model below by",
                                "Brier",
                                "accuracy"),
                        known(evaluation.scores()),
                        score -> cells(score, score.figures().orElseThrow())));
        html.raw("<dl>\n");
        evaluation.scores().forEach(score -> html.element("dt", score.name()).element("dd", score.says()));
        html.raw("</dl>\n")
                .note(
                        "Intervals are 95 %, from resampled customers (cluster bootstrap); differences are on the same draws. Where a difference's interval holds 0, chance explains it.")
                .endSection();
        calibration(evaluation, html);
        budgets(evaluation, html);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static List<Score> known(List<Score> scores) {
        return scores.stream().filter(score -> score.figures().isPresent()).toList();
    }

    private static List<String> cells(Score score, Score.Figures figures) {
        boolean model = score.name().equals("model");
        return List.of(
                score.name(),
                Words.interval(figures.auc()),
                model ? "" : Words.signedInterval(figures.aucGain()),
                Words.decimal(figures.prAuc()),
                Words.interval(figures.logLoss()),
                model ? "" : Words.signedInterval(figures.logLossGain()),
                Words.decimal(figures.brier()),
                Words.percent(figures.accuracy()));
    }

    private static void scores(List<Score> scores, Html html) {
        List<RowPlot.Row> rows = known(scores).stream()
                .map(score -> Sections.row(
                        score.name(),
                        score.figures().orElseThrow().auc(),
                        score.name().equals("model")))
                .toList();
        html.figure(
                "AUC of the model and of simpler ways",
                "How often a line that came back is ranked above one that was kept; the dashed line is chance.",
                List.of(),
                RowPlot.dots(Unit.NUMBER, 0.5, rows).svg("Dot plot of the AUC of the model and its baselines"),
                Sections.table(
                        List.of("", "AUC (95 %)"),
                        known(scores),
                        score -> List.of(
                                score.name(),
                                Words.interval(score.figures().orElseThrow().auc()))));
    }

    private static void origins(List<RollingOrigin.Origin> origins, Html html) {
        if (origins.isEmpty()) {
            html.note(
                    "Earlier moments were not looked at: either a short report was asked for, or the history is too short to train again on a part of it.");
            return;
        }
        List<RowPlot.Row> rows = new ArrayList<>();
        for (RollingOrigin.Origin origin : origins) {
            rows.add(Sections.row(
                    "model as of " + Sections.day(origin.from()), origin.model().auc(), true));
            rows.add(Sections.row("logistic regression", origin.logistic().auc(), false));
        }
        double least =
                origins.stream().mapToDouble(o -> o.model().auc().value()).min().orElseThrow();
        double most =
                origins.stream().mapToDouble(o -> o.model().auc().value()).max().orElseThrow();
        html.figure(
                "The same at earlier moments",
                "Trained again on what was known at %d moments and tested on what came next, the AUC was between %s and %s; the dashed line is chance."
                        .formatted(origins.size(), Words.decimal(least), Words.decimal(most)),
                List.of(),
                RowPlot.dots(Unit.NUMBER, 0.5, rows).svg("Dot plot of the AUC at each moment"),
                Sections.table(
                        List.of(
                                "test",
                                "trained on",
                                "tested on",
                                "came back",
                                "AUC",
                                "AUC above logistic regression",
                                "log-loss",
                                "log-loss of the majority"),
                        origins,
                        o -> List.of(
                                "%s to %s".formatted(Sections.day(o.from()), Sections.day(o.to())),
                                Words.count(o.trainRows()),
                                Words.count(o.testRows()),
                                Words.percent(o.baseRate()),
                                Words.interval(o.model().auc()),
                                Words.signedInterval(o.logistic().aucGain()),
                                Words.decimal(o.model().logLoss().value()),
                                Words.decimal(o.majority().logLoss().value()))));
    }

    private static void calibration(Evaluation evaluation, Html html) {
        html.section("calibration", "Whether its probabilities hold");
        Reliability chosen = evaluation.reliability().stream()
                .filter(Reliability::chosen)
                .findFirst()
                .orElseThrow();
        html.paragraph(
                "Log-odds become probabilities by the way that had the least log-loss on the validation part: %s. On the test its probabilities are off by %s points on average."
                        .formatted(chosen.method(), Words.decimal(100 * chosen.expectedError())));
        html.figures();
        for (Reliability one : evaluation.reliability()) {
            List<LinePlot.Point> points = one.bins().stream()
                    .map(bin -> new LinePlot.Point(
                            bin.said(),
                            bin.came().share(),
                            bin.came().low(),
                            bin.came().high()))
                    .toList();
            LinePlot plot = new LinePlot(
                    new LinePlot.Scale("mean probability", Unit.SHARE, List.of(0.0, 1.0)),
                    new LinePlot.Scale("share that came back", Unit.SHARE, List.of(0.0, 1.0)),
                    true,
                    OptionalDouble.empty(),
                    List.of(new LinePlot.Series(one.method(), true, points)));
            html.figure(
                    "Calibration: %s%s".formatted(one.method(), one.chosen() ? " (chosen)" : ""),
                    "Share that came back over mean probability, in %d bins of about %s lines; on the dashed line, probabilities hold. Log-loss %s."
                            .formatted(
                                    one.bins().size(),
                                    Words.count(one.bins().get(0).came().rows()),
                                    Words.decimal(one.logLoss())),
                    List.of(),
                    plot.svg("Reliability diagram, calibration " + one.method()),
                    Sections.table(
                            List.of("bin", "lines", "mean probability", "came back"),
                            new ArrayList<>(IntStream.range(0, one.bins().size())
                                    .boxed()
                                    .toList()),
                            i -> List.of(
                                    Integer.toString(i + 1),
                                    Words.count(one.bins().get(i).came().rows()),
                                    Words.percent(one.bins().get(i).said()),
                                    Words.rate(one.bins().get(i).came()))));
        }
        html.endFigures().endSection();
    }

    private static void budgets(Evaluation evaluation, Html html) {
        html.section("budget", "Daily budgets")
                .paragraph("If only the riskiest K lines of each day can be looked at, this share of them came back.");
        List<DailyBudget> budgets = evaluation.budgets();
        List<RowPlot.Row> rows = budgets.stream()
                .map(budget -> Sections.row("%d a day".formatted(budget.perDay()), budget.precision(), true))
                .toList();
        html.figures()
                .figure(
                        "Precision at a daily budget",
                        "Share of the K riskiest lines of each day that came back; the dashed line is the share of all %s lines."
                                .formatted(Words.count(evaluation.testRows())),
                        List.of(),
                        RowPlot.dots(Unit.SHARE, evaluation.baseRate(), rows)
                                .svg("Dot plot of the precision at daily budgets"),
                        Sections.table(
                                List.of(
                                        "budget",
                                        "picked",
                                        "precision (95 %)",
                                        "times the average",
                                        "share of all returns",
                                        "logistic regression"),
                                new ArrayList<>(IntStream.range(0, budgets.size())
                                        .boxed()
                                        .toList()),
                                i -> List.of(
                                        "%d a day".formatted(budgets.get(i).perDay()),
                                        Words.count(budgets.get(i).picked()),
                                        Words.percentInterval(budgets.get(i).precision()),
                                        Words.decimal(budgets.get(i).lift()),
                                        Words.percent(budgets.get(i).recall()),
                                        Words.percent(evaluation
                                                .budgetsOfRegression()
                                                .get(i)
                                                .precision()
                                                .value()))))
                .endFigures()
                .note("Days are UTC; the intervals are of resampled days.")
                .endSection();
    }
}
