package io.trendguard.model.report;

import io.trendguard.model.evaluate.Cohort;
import io.trendguard.model.evaluate.Evaluation;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.report.plot.Words;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How good a model is for customers of whom nothing is known yet, beside those with a history: the new ones are as many, and
 * as dear. Nothing is told where the data does not say who is new.
 */
final class NewAndKnown {
    private NewAndKnown() {}

    static List<Cohort> of(Evaluation evaluation) {
        return evaluation.cohorts().all().stream()
                .filter(cohort -> cohort.dimension().equals("customer"))
                .toList();
    }

    /** One figure of both as the end of a sentence; empty where there are none. */
    static String phrase(Evaluation evaluation, Function<Cohort.Figures, String> figure) {
        String said = of(evaluation).stream()
                .flatMap(cohort -> cohort.figures().stream()
                        .map(figures -> "%s for %s customers".formatted(figure.apply(figures), cohort.group())))
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? "" : ": " + said;
    }

    /** A table right below the headline. */
    static void write(Report report, Html html) {
        List<Cohort> both = of(report.evaluation());
        if (both.isEmpty()) {
            return;
        }
        Nouns nouns = report.terms().nouns();
        html.element("h3", "New and known customers")
                .table(
                        "New and known customers",
                        Sections.table(
                                List.of(
                                        "customers",
                                        nouns.rows(),
                                        nouns.with(),
                                        "AUC (95 %)",
                                        "log-loss (95 %)",
                                        "log-loss of the rate alone",
                                        "saved of flagging nobody",
                                        "saved of the cheaper trivial policy"),
                                both,
                                NewAndKnown::cells))
                .note(
                        "New are customers without an order before this one. Log-loss is less where probabilities are better; beside it stands what knowing only the group's own rate would get. Saved is by the costs of the %s, each flagged one by one. Intervals are 95 %%, from resampled customers."
                                .formatted(report.evaluation().costs().get(0).source()));
    }

    private static List<String> cells(Cohort cohort) {
        return List.of(
                cohort.group(),
                Words.count(cohort.rows()),
                Words.percent(cohort.came()),
                figure(cohort, figures -> Words.interval(figures.auc())),
                figure(cohort, figures -> Words.interval(figures.logLoss())),
                Words.decimal(entropy(cohort.came())),
                figure(cohort, figures -> Words.percentInterval(figures.savedOfNever())),
                figure(cohort, figures -> Words.percentInterval(figures.savedOfBetter())));
    }

    private static String figure(Cohort cohort, Function<Cohort.Figures, String> words) {
        return cohort.figures().map(words).orElse("too few");
    }

    /** The log-loss of whoever gives everybody the rate. */
    private static double entropy(double rate) {
        return rate == 0 || rate == 1 ? 0 : -rate * StrictMath.log(rate) - (1 - rate) * StrictMath.log(1 - rate);
    }
}
