package io.trendguard.model.report;

import io.trendguard.model.evaluate.Cohort;
import io.trendguard.model.evaluate.CostEvaluation;
import io.trendguard.model.evaluate.DailyBudget;
import io.trendguard.model.evaluate.RollingOrigin;
import io.trendguard.model.evaluate.Score;
import io.trendguard.model.report.plot.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a report comes to, for a terminal or a script.
 *
 * @param terms the words it speaks in
 * @param headline its three sentences
 * @param scores the model, then what it has to beat
 * @param origins the same at earlier moments
 * @param budgets precision at daily budgets
 * @param costs under each cost rule
 * @param newAndKnown customers without and with a history; empty where the data does not tell
 * @param differing groups that are served differently by more than chance allows
 */
public record KeyFigures(
        DataTerms terms,
        List<String> headline,
        List<Score> scores,
        List<RollingOrigin.Origin> origins,
        List<DailyBudget> budgets,
        List<CostEvaluation> costs,
        List<Cohort> newAndKnown,
        List<Cohort> differing) {

    /** Those of a report. */
    public static KeyFigures of(Report report) {
        return new KeyFigures(
                report.terms(),
                report.headline(),
                report.evaluation().scores(),
                report.evaluation().origins(),
                report.evaluation().budgets(),
                report.evaluation().costs(),
                NewAndKnown.of(report.evaluation()),
                report.evaluation().cohorts().all().stream()
                        .filter(Cohort::differs)
                        .toList());
    }

    /** The headline, and a table of the model, its baselines, its groups of customers and earlier moments. */
    public String text() {
        StringBuilder text = new StringBuilder();
        headline.forEach(sentence -> text.append(sentence).append('\n'));
        text.append('\n').append(row("", "AUC (95 %)", "model above", "log-loss (95 %)", "model below"));
        for (Score score : scores) {
            Optional<Score.Figures> figures = score.figures();
            text.append(
                    figures.isEmpty()
                            ? row(score.name(), score.absent().orElse(""), "", "", "")
                            : row(
                                    score.name(),
                                    Words.interval(figures.get().auc()),
                                    gain(
                                            score,
                                            Words.signed(figures.get().aucGain().value())),
                                    Words.interval(figures.get().logLoss()),
                                    gain(
                                            score,
                                            Words.signed(
                                                    figures.get().logLossGain().value()))));
        }
        for (Cohort cohort : newAndKnown) {
            cohort.figures()
                    .ifPresent(figures -> text.append(row(
                            cohort.group() + " customers",
                            Words.interval(figures.auc()),
                            "",
                            Words.interval(figures.logLoss()),
                            "")));
        }
        for (RollingOrigin.Origin origin : origins) {
            text.append(row(
                    terms.moment(origin),
                    Words.interval(origin.model().auc()),
                    "",
                    Words.interval(origin.model().logLoss()),
                    ""));
        }
        return text.toString();
    }

    private static String gain(Score score, String gain) {
        return score.name().equals("model") ? "" : gain;
    }

    private static String row(String name, String auc, String aucGain, String logLoss, String logLossGain) {
        return String.format(
                                Locale.ROOT,
                                "  %-20s  %-24s  %-11s  %-24s  %s%n",
                                name,
                                auc,
                                aucGain,
                                logLoss,
                                logLossGain)
                        .stripTrailing()
                + "\n";
    }
}
