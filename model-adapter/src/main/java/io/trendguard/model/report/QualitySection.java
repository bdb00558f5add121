package io.trendguard.model.report;

import io.trendguard.model.card.Split;
import io.trendguard.model.evaluate.Evaluation;
import io.trendguard.model.evaluate.Score;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.report.plot.RowPlot;
import io.trendguard.model.report.plot.Unit;
import io.trendguard.model.report.plot.Words;
import java.util.List;

/** How good the model is, beside simpler ways and at other times. */
final class QualitySection {
    private QualitySection() {}

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
        OriginFigure.write(evaluation.origins(), report.terms(), html);
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
        evaluation.scores().stream()
                .skip(1)
                .forEach(score -> html.element("dt", score.name()).element("dd", score.says()));
        html.raw("</dl>\n")
                .note(
                        "AUC: how often a %1$s that %2$s is ranked above one that %3$s; 0.5 is chance. PR-AUC: the same where the few that %2$s count most; the share of all of them is chance. Log-loss and Brier: how far probabilities are from what happened; less is better. Accuracy: the share that is decided rightly at 50 %%."
                                .formatted(nouns.row(), nouns.with(), nouns.without()))
                .note(
                        "Intervals are 95 %%, from resampled %s (%sbootstrap); differences are on the same draws. Where a difference's interval holds 0, chance explains it."
                                .formatted(
                                        report.terms().drawn(), report.terms().customersTold() ? "cluster " : ""))
                .endSection();
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
}
