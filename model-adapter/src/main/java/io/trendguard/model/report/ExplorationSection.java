package io.trendguard.model.report;

import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.report.plot.HeatMap;
import io.trendguard.model.report.plot.LinePlot;
import io.trendguard.model.report.plot.RowPlot;
import io.trendguard.model.report.plot.Unit;
import io.trendguard.model.report.plot.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What the data shows before any model. */
final class ExplorationSection {
    private ExplorationSection() {}

    static void write(Report report, Html html) {
        Exploration exploration = report.exploration();
        Nouns nouns = report.terms().nouns();
        html.section("exploration", "What the data shows")
                .paragraph(
                        "Before any model: the share that %s of all %s %s with an outcome. What goes together with %s need not cause them."
                                .formatted(
                                        nouns.with(), Words.count(exploration.rows()), nouns.rows(), nouns.outcomes()));
        exploration
                .rates()
                .forEach(rates -> rates.absent().ifPresent(why -> html.note(rates.question() + " " + capital(why))));
        exploration
                .together()
                .flatMap(Exploration.Together::absent)
                .ifPresent(why -> html.note("Discount × trend speed: " + why));
        exploration.timing().flatMap(Exploration.Timing::absent).ifPresent(why -> html.note("Hours to return: " + why));
        html.figures();
        exploration.rates().stream()
                .filter(rates -> rates.absent().isEmpty())
                .forEach(rates -> rates(rates, nouns, html));
        exploration
                .together()
                .filter(together -> together.absent().isEmpty())
                .ifPresent(together -> together(together, nouns, html));
        exploration.timing().filter(timing -> timing.absent().isEmpty()).ifPresent(timing -> timing(timing, html));
        html.endFigures().endSection();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static void rates(Exploration.Rates rates, Nouns nouns, Html html) {
        String name = Words.feature(rates.feature());
        html.figure(
                rates.question(),
                sentence(rates, name, nouns),
                List.of(),
                RowPlot.bars(
                                Unit.SHARE,
                                OptionalDouble.empty(),
                                rates.groups().stream()
                                        .map(group -> new RowPlot.Row(
                                                group.label(),
                                                group.came().share(),
                                                group.came().low(),
                                                group.came().high(),
                                                "a"))
                                        .toList())
                        .svg("Bar chart of the share that %s by %s".formatted(nouns.with(), name)),
                Sections.table(
                        List.of(name, nouns.rows(), nouns.with() + " (95 %)"),
                        rates.groups(),
                        group -> List.of(group.label(), Words.count(group.came().rows()), Words.rate(group.came()))));
    }

    private static String sentence(Exploration.Rates rates, String name, Nouns nouns) {
        List<Exploration.Group> known = rates.groups().stream()
                .filter(group -> !group.label().equals("unknown"))
                .toList();
        String shares = "Share that %s by %s".formatted(nouns.with(), name);
        String rows = Words.count(
                rates.groups().stream().mapToInt(group -> group.came().rows()).sum());
        return rates.ordered()
                ? "%s, in groups of about equal size (n = %s): %s in the lowest, %s in the highest."
                        .formatted(
                                shares,
                                rows,
                                Words.percent(known.get(0).came().share()),
                                Words.percent(known.get(known.size() - 1).came().share()))
                : "%s, the most frequent first (n = %s).".formatted(shares, rows);
    }

    private static void together(Exploration.Together together, Nouns nouns, Html html) {
        HeatMap map = new HeatMap(
                "discount",
                together.columns(),
                "trend speed",
                together.rows(),
                together.cells().stream()
                        .map(row -> row.stream()
                                .map(rate ->
                                        new HeatMap.Cell(rate.rows(), rate.rows() == 0 ? Double.NaN : rate.share()))
                                .toList())
                        .toList());
        html.figure(
                "Discount × trend speed",
                "Share that %s by discount (share of the list price) and trend speed (views per hour), n = %s."
                        .formatted(
                                nouns.with(),
                                Words.count(together.cells().stream()
                                        .flatMap(List::stream)
                                        .mapToInt(rate -> rate.rows())
                                        .sum())),
                List.of(),
                map.svg("Heat map of the share that %s by discount and trend speed".formatted(nouns.with())),
                Sections.numbers(map));
    }

    private static void timing(Exploration.Timing timing, Html html) {
        List<LinePlot.Series> series = timing.channels().stream()
                .map(channel -> new LinePlot.Series(
                        channel.channel(),
                        false,
                        IntStream.range(0, channel.byDay().size())
                                .mapToObj(day -> LinePlot.Point.of(
                                        24.0 * day, channel.byDay().get(day)))
                                .toList()))
                .toList();
        Exploration.Channel all = timing.channels().get(0);
        List<String> legend = new ArrayList<>();
        timing.channels()
                .forEach(channel ->
                        legend.add("%s (n = %s)".formatted(channel.channel(), Words.count(channel.returns()))));
        html.figure(
                "How long after the purchase does regret show?",
                "Share of the returns by hours since the purchase, by where the customer came from; %s of all %s returns happened within 72 hours."
                        .formatted(Words.percent(all.within72Hours()), Words.count(all.returns())),
                legend,
                new LinePlot(
                                new LinePlot.Scale("hours to return", Unit.NUMBER, List.of(0.0)),
                                new LinePlot.Scale("share of returns", Unit.SHARE, List.of(0.0)),
                                false,
                                OptionalDouble.of(72),
                                series)
                        .svg("Line plot of returns by hours since the purchase"),
                Sections.table(
                        List.of("channel", "returns", "within 72 hours"),
                        timing.channels(),
                        channel -> List.of(
                                channel.channel(),
                                Words.count(channel.returns()),
                                Words.percent(channel.within72Hours()))));
    }
}
