package io.trendguard.model.report;

import io.trendguard.model.explain.Waterfall;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.report.plot.StepPlot;
import io.trendguard.model.report.plot.Unit;
import io.trendguard.model.report.plot.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a probability comes about, on some rows: what is shown adds up to what is shown. */
final class ExampleFigures {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private ExampleFigures() {}

    static void write(List<Explanation.Example> examples, Nouns nouns, Html html) {
        html.element("h3", "How a probability comes about")
                .paragraph(
                        "%s of the test: from the average of the training rows to their own probability, in percentage points. In the table of numbers, the average and the steps add up to the probability. The values of their features are left out, because a report is passed on."
                                .formatted(
                                        examples.size() == 1
                                                ? "One " + nouns.row()
                                                : Words.count(examples.size()) + " " + nouns.rows()))
                .figures();
        examples.forEach(example -> figure(example, nouns, html));
        html.endFigures();
    }

    private static void figure(Explanation.Example example, Nouns nouns, Html html) {
        Waterfall waterfall = example.waterfall();
        List<Named> parts = parts(waterfall);
        List<StepPlot.Step> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        BigDecimal at = waterfall.start().points();
        bars.add(new StepPlot.Step("the average", 0, share(at), "a"));
        rows.add(List.of("the average", at.toPlainString() + " %", ""));
        for (Named part : parts) {
            BigDecimal after = at.add(part.points);
            bars.add(new StepPlot.Step(part.name, share(at), share(after), part.points.signum() > 0 ? "b" : "a"));
            rows.add(List.of(part.name, signed(part.points) + " points", Words.signed(part.logOdds)));
            at = after;
        }
        bars.add(new StepPlot.Step(
                "this %s".formatted(nouns.row()), 0, share(waterfall.end().points()), "a"));
        rows.add(List.of(
                "this %s".formatted(nouns.row()), waterfall.end().points().toPlainString() + " %", ""));
        html.figure(
                "A %s with a probability of %s %%"
                        .formatted(nouns.row(), waterfall.end().points().toPlainString()),
                "At percentile %s of the test's probabilities. Each bar begins where the one above ends; bars that raise the probability have a colour of their own."
                        .formatted(Math.round(100 * example.percentile())),
                List.of(),
                new StepPlot(Unit.SHARE, bars).svg("Waterfall from the average to the probability of one row"),
                new Html.Table(List.of("step", "percentage points", "log-odds"), rows));
    }

    /** Something that moves the probability. */
    private record Named(String name, BigDecimal points, double logOdds) {}

    private static List<Named> parts(Waterfall waterfall) {
        List<Named> parts = new ArrayList<>();
        waterfall
                .steps()
                .forEach(step ->
                        parts.add(new Named(step.name().toLowerCase(Locale.ROOT), step.points(), step.logOdds())));
        waterfall
                .calibration()
                .ifPresent(shift -> parts.add(new Named("isotonic calibration", shift.points(), shift.logOdds())));
        return parts;
    }

    private static String signed(BigDecimal points) {
        return points.signum() > 0 ? "+" + points.toPlainString() : points.toPlainString();
    }

    private static double share(BigDecimal points) {
        return points.divide(HUNDRED).doubleValue();
    }
}
