package io.trendguard.model.report;

import io.trendguard.model.evaluate.ExclusionCost;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.report.plot.Words;
import io.trendguard.model.serve.CostRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What it costs to leave out features about the person. */
final class ExclusionSection {
    private ExclusionSection() {}

    static void write(Report report, Html html) {
        List<ExclusionCost> costs = report.evaluation().exclusions();
        CostRule rule = report.evaluation().costs().get(0).rule();
        html.section("exclusions", "What leaving out age, form of address or region costs")
                .paragraph(says(costs));
        if (costs.stream().anyMatch(one -> one.figures().isPresent())) {
            html.table(
                    "What leaving out features about the person costs",
                    Sections.table(
                            List.of(
                                    "left out",
                                    "in this model",
                                    "AUC lost (95 %)",
                                    "log-loss added (95 %)",
                                    "%s for each 1,000 %s (95 %%)"
                                            .formatted(
                                                    CostSections.alike(rule) ? "mistakes" : "money",
                                                    report.terms().nouns().rows())),
                            costs,
                            one -> cells(one, rule)));
        }
        costs.forEach(one -> one.absent().ifPresent(why -> html.note("%s: %s".formatted(capital(one.name()), why))));
        html.note(
                        "Two models are compared each time, one with these features and one without; each is trained anew on the same rows and tested on the same rows. Above zero, leaving them out costs something; where the interval holds 0, chance explains it. The last column is what mistakes cost more by the costs of the %s."
                                .formatted(report.evaluation().costs().get(0).source()))
                .endSection();
    }

    private static String says(List<ExclusionCost> costs) {
        List<ExclusionCost> measured =
                costs.stream().filter(one -> one.figures().isPresent()).toList();
        if (measured.isEmpty()) {
            return costs.stream().allMatch(ExclusionSection::unknown)
                    ? "This data knows neither age nor form of address nor region, so leaving them out costs nothing."
                    : "What it costs was not measured, since a short report trains no model again.";
        }
        List<String> dear = measured.stream()
                .filter(one -> one.figures().orElseThrow().auc().low() > 0
                        || one.figures().orElseThrow().logLoss().low() > 0
                        || one.figures().orElseThrow().costMinor().low() > 0)
                .map(ExclusionCost::name)
                .toList();
        String left = measured.stream()
                .filter(ExclusionCost::excluded)
                .filter(one -> one.features().size() == 1)
                .map(ExclusionCost::name)
                .collect(Collectors.joining(", "));
        return (left.isEmpty() ? "This model leaves out none of these." : "This model leaves out: %s.".formatted(left))
                + (dear.isEmpty()
                        ? " Leaving them out is not shown to cost anything beyond chance."
                        : " Leaving out costs more than chance explains: %s.".formatted(String.join(", ", dear)));
    }

    private static boolean unknown(ExclusionCost one) {
        return one.absent().filter(why -> why.startsWith("This data")).isPresent();
    }

    private static List<String> cells(ExclusionCost one, CostRule rule) {
        return List.of(
                one.name(),
                unknown(one)
                        ? "not in this data"
                        : one.features().size() > 1 ? "–" : one.excluded() ? "left out" : "decides",
                figure(one, f -> fine(f.auc())),
                figure(one, f -> fine(f.logLoss())),
                figure(one, f -> money(f.costMinor(), rule)));
    }

    private static String figure(ExclusionCost one, Function<ExclusionCost.Figures, String> words) {
        Optional<ExclusionCost.Figures> figures = one.figures();
        return figures.map(words).orElse("–");
    }

    private static String fine(Interval interval) {
        return "%s (%s to %s)"
                .formatted(Words.fine(interval.value()), Words.fine(interval.low()), Words.fine(interval.high()));
    }

    private static String money(Interval interval, CostRule rule) {
        if (CostSections.alike(rule)) {
            double one = rule.missedFixed();
            return String.format(
                    Locale.ROOT,
                    "%.1f (%.1f to %.1f)",
                    interval.value() / one,
                    interval.low() / one,
                    interval.high() / one);
        }
        return "%s (%s to %s)"
                .formatted(Words.amount(interval.value()), Words.amount(interval.low()), Words.amount(interval.high()));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
