package io.trendguard.model.report;

import io.trendguard.model.evaluate.DailyBudget;
import io.trendguard.model.evaluate.Evaluation;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.report.plot.RowPlot;
import io.trendguard.model.report.plot.Unit;
import io.trendguard.model.report.plot.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How good the picks of a day are, if only so many can be looked at. */
final class BudgetSection {
    private BudgetSection() {}

    static void write(Evaluation evaluation, Nouns nouns, Html html) {
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
                .map(budget -> Sections.row(perDay(budget), budget.precision(), true))
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
                                        perDay(budgets.get(i)),
                                        Words.count(budgets.get(i).picked()),
                                        Words.percentInterval(budgets.get(i).precision()),
                                        Words.value(budgets.get(i).lift(), ""),
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

    private static String perDay(DailyBudget budget) {
        return Words.count(budget.perDay()) + " a day";
    }
}
