package io.trendguard.model.report;

import io.trendguard.model.evaluate.CostEvaluation;
import io.trendguard.model.evaluate.CostScenario;
import io.trendguard.model.evaluate.Evaluation;
import io.trendguard.model.evaluate.Interval;
import io.trendguard.model.evaluate.Policy;
import io.trendguard.model.evaluate.ThresholdTable;
import io.trendguard.model.report.plot.LinePlot;
import io.trendguard.model.report.plot.RowPlot;
import io.trendguard.model.report.plot.Unit;
import io.trendguard.model.report.plot.Words;
import io.trendguard.model.serve.CostRule;
import java.util.List;
import java.util.OptionalDouble;

/** What decisions by the model cost. */
final class CostSections {
    private CostSections() {}

    static void write(Report report, Html html) {
        Evaluation evaluation = report.evaluation();
        html.section("costs", "Costs")
                .paragraph(
                        "Costs count mistakes: a return that was not flagged, and a flag on what was kept. Saved is 1 − cost ÷ cost of a trivial policy; the trivial policies are to flag nobody and to flag everybody. Thresholds were chosen on the validation part, costs are of the test.");
        for (CostEvaluation costs : evaluation.costs()) {
            html.element("h3", "By the costs of the " + costs.source())
                    .paragraph((words(costs.rule()) + " " + costs.says()).strip())
                    .table("Costs by the " + costs.source(), policies(costs.policies()));
        }
        html.figures();
        curve(evaluation.thresholds(), evaluation.costs().get(0), html);
        scenarios(evaluation.scenarios(), html);
        html.endFigures()
                .note(
                        "“Line by line” flags where the expected cost of a miss exceeds that of a needless flag at the price of the line. The report's JSON holds counts and prices for each threshold, so that a threshold can be chosen again for other costs, such as those of a rulebook's parameters, without training.")
                .endSection();
    }

    private static String words(CostRule rule) {
        return "A missed return costs %s and %s of the price; a needless flag costs %s and %s of the price."
                .formatted(
                        Words.amount(rule.missedFixed()),
                        Words.percent(rule.missedShare()),
                        Words.amount(rule.needlessFixed()),
                        Words.percent(rule.needlessShare()));
    }

    private static Html.Table policies(List<Policy> policies) {
        return Sections.table(
                List.of(
                        "who is flagged",
                        "flagged",
                        "cost per line",
                        "saved of flagging nobody",
                        "saved of the cheaper trivial policy"),
                policies,
                policy -> List.of(
                        policy.name(),
                        Words.percent(policy.flagged()),
                        Words.amount(policy.costPerLine()),
                        saved(policy.savedOfNever()),
                        saved(policy.savedOfBetter())));
    }

    private static String saved(Interval saved) {
        return saved.value() < -1
                ? "nothing: %s times as dear".formatted(Words.value(1 - saved.value(), ""))
                : Words.percentInterval(saved);
    }

    private static void curve(ThresholdTable table, CostEvaluation costs, Html html) {
        CostRule rule = costs.rule();
        List<ThresholdTable.Step> steps =
                table.steps().stream().filter(step -> step.threshold() <= 1).toList();
        double lineByLine = costs.policies().get(2).costPerLine();
        LinePlot plot = new LinePlot(
                new LinePlot.Scale("threshold", Unit.SHARE, List.of(0.0, 1.0)),
                new LinePlot.Scale("cost per line", Unit.AMOUNT, List.of(0.0)),
                false,
                OptionalDouble.of(Math.min(1, costs.threshold())),
                List.of(
                        new LinePlot.Series(
                                "one threshold",
                                false,
                                steps.stream()
                                        .map(step ->
                                                LinePlot.Point.of(step.threshold(), step.cost(rule) / table.rows()))
                                        .toList()),
                        new LinePlot.Series(
                                "line by line",
                                false,
                                List.of(LinePlot.Point.of(0, lineByLine), LinePlot.Point.of(1, lineByLine)))));
        html.figure(
                "Cost over the threshold",
                "Cost per line of the test (n = %s) if all lines from a threshold on are flagged; dashed, the threshold %s that was cheapest on the validation part. At 0 everybody is flagged, at 100 %% nobody."
                        .formatted(Words.count(table.rows()), Words.percent(costs.threshold())),
                List.of("one threshold", "line by line"),
                plot.svg("Line plot of the cost per line over the threshold"),
                Sections.table(
                        List.of("threshold", "flagged", "of these kept", "returns missed", "cost per line"),
                        steps.stream()
                                .filter(step -> Math.round(step.threshold() * 100) % 5 == 0)
                                .toList(),
                        step -> List.of(
                                Words.wholePercent(step.threshold()),
                                Words.count(step.flagged()),
                                Words.count(step.needless()),
                                Words.count(step.missed()),
                                Words.amount(step.cost(rule) / table.rows()))));
    }

    private static void scenarios(List<CostScenario> scenarios, Html html) {
        List<RowPlot.Row> rows = scenarios.stream()
                .map(one -> Sections.row(
                        ratio(one) + " as dear",
                        one.decided().savedOfBetter(),
                        one.decided().savedOfBetter().low() > 0))
                .toList();
        html.figure(
                "If costs are unknown",
                "What a threshold saves of the cheaper trivial policy, for how many times a missed return is as dear as a needless flag; set apart where it is more than chance.",
                List.of(),
                RowPlot.dots(Unit.SHARE, 0, rows).svg("Dot plot of savings over the ratio of costs"),
                Sections.table(
                        List.of("a miss is", "threshold", "flagged", "saved of the cheaper trivial policy"),
                        scenarios,
                        one -> List.of(
                                ratio(one) + " as dear",
                                Words.wholePercent(one.threshold()),
                                Words.percent(one.decided().flagged()),
                                Words.percentInterval(one.decided().savedOfBetter()))));
    }

    private static String ratio(CostScenario scenario) {
        return "%s ×".formatted(Words.value(scenario.ratio(), ""));
    }
}
