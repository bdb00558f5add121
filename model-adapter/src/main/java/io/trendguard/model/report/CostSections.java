package io.trendguard.model.report;

import io.trendguard.model.evaluate.CostEvaluation;
import io.trendguard.model.evaluate.CostScenario;
import io.trendguard.model.evaluate.Evaluation;
import io.trendguard.model.evaluate.ThresholdTable;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.measure.Interval;
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
        Nouns nouns = report.terms().nouns();
        html.section("costs", "Costs")
                .paragraph(
                        "Costs count mistakes: a missed %s, and a flag on a %s that %s. Saved is 1 − cost ÷ cost of a trivial policy; the trivial policies are to flag nobody and to flag everybody. Thresholds were chosen on the validation part, costs are of the test."
                                .formatted(nouns.outcome(), nouns.row(), nouns.without()));
        for (CostEvaluation costs : evaluation.costs()) {
            html.element("h3", "By the costs of the " + costs.source())
                    .paragraph((words(costs.rule(), nouns) + " " + costs.says()).strip())
                    .table("Costs by the " + costs.source(), policies(costs, nouns));
        }
        html.figures();
        curve(evaluation.thresholds(), evaluation.costs().get(0), nouns, html);
        scenarios(evaluation.scenarios(), nouns, html);
        html.endFigures()
                .note(
                        "“One by one” flags where the expected cost of a miss exceeds that of a needless flag at the price of the %s. The report's JSON holds counts and prices for each threshold, so that a threshold can be chosen again for other costs, such as those of a rulebook's parameters, without training."
                                .formatted(nouns.row()))
                .endSection();
    }

    private static String words(CostRule rule, Nouns nouns) {
        if (alike(rule)) {
            return "A missed %s and a needless flag cost the same.".formatted(nouns.outcome());
        }
        return "A missed %s costs %s and %s of the price; a needless flag costs %s and %s of the price."
                .formatted(
                        nouns.outcome(),
                        Words.amount(rule.missedFixed()),
                        Words.percent(rule.missedShare()),
                        Words.amount(rule.needlessFixed()),
                        Words.percent(rule.needlessShare()));
    }

    /** Whether both mistakes cost the same, whatever the price, so that costs are a share of mistakes. */
    static boolean alike(CostRule rule) {
        return rule.missedShare() == 0 && rule.needlessShare() == 0 && rule.missedFixed() == rule.needlessFixed();
    }

    private static String measure(CostRule rule, Nouns nouns) {
        return alike(rule) ? "share of mistakes" : "cost per " + nouns.row();
    }

    private static String cost(double minor, CostRule rule) {
        return alike(rule) ? Words.percent(minor / rule.missedFixed()) : Words.amount(minor);
    }

    private static Html.Table policies(CostEvaluation costs, Nouns nouns) {
        CostRule rule = costs.rule();
        return Sections.table(
                List.of(
                        "who is flagged",
                        "flagged",
                        measure(rule, nouns),
                        "saved of flagging nobody",
                        "saved of the cheaper trivial policy",
                        "cheaper than the model by"),
                costs.policies(),
                policy -> List.of(
                        policy.name(),
                        Words.percent(policy.flagged()),
                        cost(policy.costPerLine(), rule),
                        saved(policy.savedOfNever()),
                        saved(policy.savedOfBetter()),
                        policy.name().equals("model, one by one") ? "" : saved(policy.savedOfModel())));
    }

    private static String saved(Interval saved) {
        return saved.value() < -1
                ? "nothing: %s times as dear".formatted(Words.value(1 - saved.value(), ""))
                : Words.percentInterval(saved);
    }

    private static void curve(ThresholdTable table, CostEvaluation costs, Nouns nouns, Html html) {
        CostRule rule = costs.rule();
        List<ThresholdTable.Step> steps =
                table.steps().stream().filter(step -> step.threshold() <= 1).toList();
        double oneByOne = costs.policies().get(2).costPerLine();
        double unit = alike(rule) ? rule.missedFixed() : 1;
        LinePlot plot = new LinePlot(
                new LinePlot.Scale("threshold", Unit.SHARE, List.of(0.0, 1.0)),
                new LinePlot.Scale(measure(rule, nouns), alike(rule) ? Unit.SHARE : Unit.AMOUNT, List.of(0.0)),
                false,
                OptionalDouble.of(Math.min(1, costs.threshold())),
                List.of(
                        new LinePlot.Series(
                                "one threshold",
                                false,
                                steps.stream()
                                        .map(step -> LinePlot.Point.of(
                                                step.threshold(), step.cost(rule) / table.rows() / unit))
                                        .toList()),
                        new LinePlot.Series(
                                "one by one",
                                false,
                                List.of(
                                        LinePlot.Point.of(0, oneByOne / unit),
                                        LinePlot.Point.of(1, oneByOne / unit)))));
        html.figure(
                "Cost over the threshold",
                "The %s on the test (n = %s) if all from a threshold on are flagged; dashed, the threshold %s that was cheapest on the validation part. At 0 everybody is flagged, at 100 %% nobody."
                        .formatted(measure(rule, nouns), Words.count(table.rows()), Words.percent(costs.threshold())),
                List.of("one threshold", "one by one"),
                plot.svg("Line plot of the %s over the threshold".formatted(measure(rule, nouns))),
                Sections.table(
                        List.of(
                                "threshold",
                                "flagged",
                                "of these " + nouns.without(),
                                nouns.outcomes() + " missed",
                                measure(rule, nouns)),
                        steps.stream()
                                .filter(step -> Math.round(step.threshold() * 100) % 5 == 0)
                                .toList(),
                        step -> List.of(
                                Words.wholePercent(step.threshold()),
                                Words.count(step.flagged()),
                                Words.count(step.needless()),
                                Words.count(step.missed()),
                                cost(step.cost(rule) / table.rows(), rule))));
    }

    private static void scenarios(List<CostScenario> scenarios, Nouns nouns, Html html) {
        List<RowPlot.Row> rows = scenarios.stream()
                .map(one -> Sections.row(
                        ratio(one) + " as dear",
                        one.decided().savedOfBetter(),
                        one.decided().savedOfBetter().low() > 0))
                .toList();
        html.figure(
                "If costs are unknown",
                "What a threshold saves of the cheaper trivial policy, for how many times a missed %s is as dear as a needless flag; set apart where it is more than chance."
                        .formatted(nouns.outcome()),
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
