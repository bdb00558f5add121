package io.trendguard.model.report;

import io.trendguard.model.evaluate.DailyBudget;
import io.trendguard.model.evaluate.Evaluation;
import io.trendguard.model.evaluate.Reliability;
import io.trendguard.model.evaluate.RollingOrigin;
import io.trendguard.model.evaluate.Score;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.report.plot.LinePlot;
import io.trendguard.model.report.plot.RowPlot;
import io.trendguard.model.report.plot.Unit;
import io.trendguard.model.report.plot.Words;
import io.trendguard.model.train.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How good the model is, at other times, whether its probabilities hold, and at a daily budget. */
final class QualitySections {
    private QualitySections() {}

    static void write(Report report, Html html) {
        Evaluation evaluation = report.evaluation();
        Nouns nouns = report.terms().nouns();
        html.section("quality", "How good it is").paragraph(parts(report));
        evaluation.scores().stream()
                .filter(score -> score.absent().isPresent())
                .forEach(score -> html.note("%s cannot be had: %s"
                        .formatted(capital(score.name()), score.absent().orElseThrow())));
        html.figures();
        scores(evaluation.scores(), nouns, html);
        origins(evaluation.origins(), report.terms(), html);
        html.endFigures();
        html.table(
                "The model and its baselines",
                Sections.table(
                        List.of(
                                "who",
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
                        "Intervals are 95 %%, from resampled %s (%sbootstrap); differences are on the same draws. Where a difference's interval holds 0, chance explains it."
                                .formatted(
                                        report.terms().drawn(), report.terms().customersTold() ? "cluster " : ""))
                .endSection();
        calibration(evaluation, nouns, html);
        budgets(evaluation, nouns, html);
    }

    /** What the model learnt from, chose on and is measured on; by days where there are any, else by what came first. */
    private static String parts(Report report) {
        Nouns nouns = report.terms().nouns();
        Split split = report.split();
        Evaluation evaluation = report.evaluation();
        String whose = report.terms().customersTold()
                ? " of %s customers".formatted(Words.count(evaluation.testCustomers()))
                : "";
        String learnt = report.terms().daysTold()
                ? "The model learnt from %1$s %2$s from %3$s to before %4$s, chose its size and calibration on %5$s %2$s up to %6$s, and is measured on %7$s %2$s%8$s from then on"
                : "The model learnt from the first %1$s %2$s, chose its size and calibration on the %5$s after them, and is measured on the %7$s%8$s after those";
        return learnt.formatted(
                        Words.count(split.train()),
                        nouns.rows(),
                        Sections.day(split.trainFrom()),
                        Sections.day(split.validationFrom()),
                        Words.count(split.validation()),
                        Sections.day(split.testFrom()),
                        Words.count(evaluation.testRows()),
                        whose)
                + ", of which %s %s. What it is: %s"
                        .formatted(
                                Words.percent(evaluation.baseRate()),
                                nouns.with(),
                                evaluation.scores().get(0).says());
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

    private static void scores(List<Score> scores, Nouns nouns, Html html) {
        List<RowPlot.Row> rows = known(scores).stream()
                .map(score -> Sections.row(
                        score.name(),
                        score.figures().orElseThrow().auc(),
                        score.name().equals("model")))
                .toList();
        html.figure(
                "AUC of the model and of simpler ways",
                "How often a %s that %s is ranked above one that %s; the dashed line is chance."
                        .formatted(nouns.row(), nouns.with(), nouns.without()),
                List.of(),
                RowPlot.dots(Unit.NUMBER, 0.5, rows).svg("Dot plot of the AUC of the model and its baselines"),
                Sections.table(
                        List.of("who", "AUC (95 %)"),
                        known(scores),
                        score -> List.of(
                                score.name(),
                                Words.interval(score.figures().orElseThrow().auc()))));
    }

    private static String thinned(List<RollingOrigin.Origin> origins) {
        return origins.stream()
                .filter(origin -> origin.trainRows() < origin.knownRows())
                .mapToInt(RollingOrigin.Origin::trainRows)
                .max()
                .stream()
                .mapToObj(rows ->
                        " To save time, no more than %s of the rows known by then, evenly spread, were learnt from; the model itself learns from all."
                                .formatted(Words.count(rows)))
                .findFirst()
                .orElse("");
    }

    private static void origins(List<RollingOrigin.Origin> origins, DataTerms terms, Html html) {
        if (origins.isEmpty()) {
            html.note(
                    "Earlier moments were not looked at: either a short report was asked for, or the history is too short to train again on a part of it.");
            return;
        }
        List<RowPlot.Row> rows = new ArrayList<>();
        for (RollingOrigin.Origin origin : origins) {
            rows.add(Sections.row(
                    (terms.daysTold() ? "model " : "") + terms.moment(origin),
                    origin.model().auc(),
                    true));
            rows.add(Sections.row("logistic regression", origin.logistic().auc(), false));
        }
        double least =
                origins.stream().mapToDouble(o -> o.model().auc().value()).min().orElseThrow();
        double most =
                origins.stream().mapToDouble(o -> o.model().auc().value()).max().orElseThrow();
        html.figure(
                "The same at earlier moments",
                "Trained again on what was known at %d moment%s and tested on what came next, the AUC was between %s and %s. Under each model stands the logistic regression of that moment; the dashed line is chance.%s"
                        .formatted(
                                origins.size(),
                                origins.size() == 1 ? "" : "s",
                                Words.decimal(least),
                                Words.decimal(most),
                                thinned(origins)),
                List.of(),
                RowPlot.dots(Unit.NUMBER, 0.5, rows).svg("Dot plot of the AUC at each moment"),
                Sections.table(
                        List.of(
                                "test",
                                "trained on",
                                "tested on",
                                terms.nouns().with(),
                                "AUC",
                                "AUC above logistic regression",
                                "log-loss",
                                "log-loss of the majority"),
                        origins,
                        o -> List.of(
                                terms.daysTold()
                                        ? "%s to %s".formatted(Sections.day(o.from()), Sections.day(o.to()))
                                        : terms.moment(o),
                                Words.count(o.trainRows()),
                                Words.count(o.testRows()),
                                Words.percent(o.baseRate()),
                                Words.interval(o.model().auc()),
                                Words.signedInterval(o.logistic().aucGain()),
                                Words.decimal(o.model().logLoss().value()),
                                Words.decimal(o.majority().logLoss().value()))));
    }

    private static void calibration(Evaluation evaluation, Nouns nouns, Html html) {
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
                    new LinePlot.Scale("share that " + nouns.with(), Unit.SHARE, List.of(0.0, 1.0)),
                    true,
                    OptionalDouble.empty(),
                    List.of(new LinePlot.Series(one.method(), true, points)));
            html.figure(
                    "Calibration: %s%s".formatted(one.method(), one.chosen() ? " (chosen)" : ""),
                    "Share that %s over mean probability, in %d bins of about %s %s; on the dashed line, probabilities hold. Log-loss %s."
                            .formatted(
                                    nouns.with(),
                                    one.bins().size(),
                                    Words.count(one.bins().get(0).came().rows()),
                                    nouns.rows(),
                                    Words.decimal(one.logLoss())),
                    List.of(),
                    plot.svg("Reliability diagram, calibration " + one.method()),
                    Sections.table(
                            List.of("bin", nouns.rows(), "mean probability", nouns.with() + " (95 %)"),
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

    private static void budgets(Evaluation evaluation, Nouns nouns, Html html) {
        if (evaluation.budgets().isEmpty()) {
            html.section("budget", "Daily budgets")
                    .note("This data tells no days, so nobody can say how good the picks of a day would be.")
                    .endSection();
            return;
        }
        html.section("budget", "Daily budgets")
                .paragraph(
                        "If only the K %s of each day with the highest probability can be looked at, this share of them %s."
                                .formatted(nouns.rows(), nouns.with()));
        List<DailyBudget> budgets = evaluation.budgets();
        List<RowPlot.Row> rows = budgets.stream()
                .map(budget -> Sections.row("%d a day".formatted(budget.perDay()), budget.precision(), true))
                .toList();
        html.figures()
                .figure(
                        "Precision at a daily budget",
                        "Share of the K likeliest %1$s of each day that %2$s; the dashed line is the share of all %3$s %1$s."
                                .formatted(nouns.rows(), nouns.with(), Words.count(evaluation.testRows())),
                        List.of(),
                        RowPlot.dots(Unit.SHARE, evaluation.baseRate(), rows)
                                .svg("Dot plot of the precision at daily budgets"),
                        Sections.table(
                                List.of(
                                        "budget",
                                        "picked",
                                        "precision (95 %)",
                                        "times the average",
                                        "share of all " + nouns.outcomes(),
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
