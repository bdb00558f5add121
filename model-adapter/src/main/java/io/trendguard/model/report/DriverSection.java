package io.trendguard.model.report;

import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.report.plot.HeatMap;
import io.trendguard.model.report.plot.RowPlot;
import io.trendguard.model.report.plot.Unit;
import io.trendguard.model.report.plot.Words;
import io.trendguard.model.train.CalibrationFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What moves the model's answers. */
final class DriverSection {
    private static final int SHOWN = 15;

    private DriverSection() {}

    static String title(DataTerms terms) {
        return "What drives " + terms.nouns().outcomes();
    }

    static void write(Report report, Html html) {
        Nouns nouns = report.terms().nouns();
        Explanation explanation = report.explanation();
        html.section("drivers", title(report.terms()))
                .paragraph(
                        "How much each reason moves the model's answers on %s %s of the test, in log-odds (exact SHAP values: what a feature adds to or takes from the probability of one %s, given its other features). Strongest: %s."
                                .formatted(
                                        Words.count(explanation.rows()),
                                        nouns.rows(),
                                        nouns.row(),
                                        explanation.drivers().stream()
                                                .limit(3)
                                                .map(one ->
                                                        "%s (%s)".formatted(code(one.reasonCode()), one.direction()))
                                                .collect(Collectors.joining(", "))))
                .paragraph(scale(explanation.calibrated(), nouns));
        html.figures();
        drivers(explanation, html);
        features(explanation, html);
        html.endFigures()
                .element("h3", "How the strongest features act")
                .paragraph(
                        "Mean contribution to the log-odds by the value of the feature: right of 0 raises the probability. Bars beside a dot span the middle 80 %% of the %s, since what a value does depends on the rest."
                                .formatted(nouns.rows()))
                .figures();
        explanation.dependences().forEach(one -> dependence(one, nouns, html));
        html.endFigures();
        if (!explanation.interactions().isEmpty()) {
            html.element("h3", "Features that act together")
                    .paragraph(
                            "Share that %s for pairs of features, first those that the exploratory phase asks for, then those whose contributions depend most on one another. A dash stands for fewer than 20 %s."
                                    .formatted(nouns.with(), nouns.rows()))
                    .figures();
            explanation.interactions().forEach(one -> interaction(one, nouns, html));
            html.endFigures();
        }
        ExampleFigures.write(explanation.examples(), nouns, html);
        html.endSection();
    }

    /** On which scale contributions are, and what that means for the probabilities that are shown. */
    static String scale(Explanation.Calibrated calibrated, Nouns nouns) {
        return switch (calibrated.method()) {
            case CalibrationFit.PLATT ->
                "Log-odds are those of the probabilities that are shown: the model's own, multiplied by %s when they are calibrated. So +0.7 doubles the odds that are shown, and -0.7 halves them."
                        .formatted(Words.decimal(calibrated.slope()));
            case CalibrationFit.ISOTONIC ->
                "Log-odds are those before isotonic calibration, which is a step of its own and moves a %s by %s on average. So +0.7 doubles the odds before that step, and -0.7 halves them."
                        .formatted(nouns.row(), Words.decimal(calibrated.step()));
            default ->
                "Log-odds are those of the probabilities that are shown, which need no calibration. So +0.7 doubles"
                        + " the odds that are shown, and -0.7 halves them.";
        };
    }

    private static String code(String reason) {
        return reason.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void drivers(Explanation explanation, Html html) {
        List<Explanation.Driver> drivers =
                explanation.drivers().stream().limit(SHOWN).toList();
        html.figure(
                "Ranked reasons",
                "Mean size of the contribution of each reason, over all its features.",
                List.of(),
                RowPlot.bars(
                                Unit.NUMBER,
                                OptionalDouble.empty(),
                                drivers.stream()
                                        .map(one -> RowPlot.Row.of(code(one.reasonCode()), one.logOdds()))
                                        .toList())
                        .svg("Bar chart of the reasons, strongest first"),
                Sections.table(
                        List.of("reason", "mean contribution", "how", "features"),
                        explanation.drivers(),
                        one -> List.of(
                                code(one.reasonCode()),
                                Words.decimal(one.logOdds()),
                                one.direction(),
                                one.features().stream().map(Words::feature).collect(Collectors.joining(", ")))));
    }

    private static void features(Explanation explanation, Html html) {
        List<Explanation.Importance> features =
                explanation.features().stream().limit(SHOWN).toList();
        List<RowPlot.Row> rows = new ArrayList<>(features.stream()
                .map(one -> RowPlot.Row.of(Words.feature(one.feature()), one.logOdds()))
                .toList());
        if (explanation.calibrated().step() > 0) {
            double step = explanation.calibrated().step();
            rows.add(new RowPlot.Row("isotonic calibration", step, step, step, "b"));
        }
        html.figure(
                "Ranked features",
                explanation.calibrated().step() > 0
                        ? "Mean size of the contribution of each feature, and of the step of calibration."
                        : "Mean size of the contribution of each feature.",
                List.of(),
                RowPlot.bars(Unit.NUMBER, OptionalDouble.empty(), rows)
                        .svg("Bar chart of the features, strongest first"),
                Sections.table(
                        List.of("feature", "mean contribution", "reason", "known in"),
                        explanation.features(),
                        one -> List.of(
                                Words.feature(one.feature()),
                                Words.decimal(one.logOdds()),
                                code(one.reasonCode()),
                                Words.percent(one.known()))));
    }

    private static void dependence(Explanation.Dependence one, Nouns nouns, Html html) {
        String name = Words.feature(one.feature());
        String unit = one.unit().isEmpty() || one.unit().equals("minor units") ? "" : ", " + one.unit();
        html.figure(
                name + unit,
                "Contribution of %s by its value, n = %s."
                        .formatted(
                                name,
                                Words.count(one.bins().stream()
                                        .mapToInt(bin -> bin.came().rows())
                                        .sum())),
                List.of(),
                RowPlot.dots(
                                Unit.NUMBER,
                                0,
                                one.bins().stream()
                                        .map(bin -> Sections.row(bin.label(), bin.contribution(), false))
                                        .toList())
                        .svg("Dot plot of the contribution of %s by its value".formatted(name)),
                Sections.table(
                        List.of("value", nouns.rows(), "contribution (middle 80 %)", nouns.with() + " (95 %)"),
                        one.bins(),
                        bin -> List.of(
                                bin.label(),
                                Words.count(bin.came().rows()),
                                Words.signedInterval(bin.contribution()),
                                Words.rate(bin.came()))));
    }

    private static void interaction(Explanation.Interaction one, Nouns nouns, Html html) {
        HeatMap came = map(one, false);
        HeatMap said = map(one, true);
        Html.Table numbers = Sections.numbers(came);
        Html.Table expected = Sections.numbers(said);
        html.figure(
                "%s × %s".formatted(Words.feature(one.across()), Words.feature(one.up())),
                "Share of the test's %s that %s (n = %s); the model's mean probability stands in the numbers. Contributions move with one another by %s log-odds."
                        .formatted(
                                nouns.rows(),
                                nouns.with(),
                                Words.count(one.cells().stream()
                                        .flatMap(List::stream)
                                        .mapToInt(Explanation.Cell::rows)
                                        .sum()),
                                Words.decimal(one.strength())),
                List.of(),
                came.svg("Heat map of the share that %s by %s and %s"
                        .formatted(nouns.with(), Words.feature(one.across()), Words.feature(one.up()))),
                new Html.Table(
                        numbers.head(),
                        IntStream.range(0, numbers.rows().size())
                                .mapToObj(r -> IntStream.range(0, numbers.head().size())
                                        .mapToObj(c -> c == 0
                                                ? numbers.rows().get(r).get(0)
                                                : "%s, expected %s"
                                                        .formatted(
                                                                numbers.rows()
                                                                        .get(r)
                                                                        .get(c),
                                                                expected.rows()
                                                                        .get(r)
                                                                        .get(c)
                                                                        .split(" of ")[0]))
                                        .toList())
                                .toList()));
    }

    private static HeatMap map(Explanation.Interaction one, boolean said) {
        return new HeatMap(
                Words.feature(one.across()),
                one.columns(),
                Words.feature(one.up()),
                one.rows(),
                one.cells().stream()
                        .map(row -> row.stream()
                                .map(cell -> new HeatMap.Cell(
                                        cell.rows(), (said ? cell.said() : cell.came()).orElse(Double.NaN)))
                                .toList())
                        .toList());
    }
}
