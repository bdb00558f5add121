package io.trendguard.model.report;

import io.trendguard.model.measure.Interval;
import io.trendguard.model.report.plot.HeatMap;
import io.trendguard.model.report.plot.RowPlot;
import io.trendguard.model.report.plot.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the sections of the page have in common. */
final class Sections {
    private Sections() {}

    static String day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    static RowPlot.Row row(String label, Interval interval, boolean standsOut) {
        return new RowPlot.Row(label, interval.value(), interval.low(), interval.high(), standsOut ? "b" : "a");
    }

    static <T> Html.Table table(List<String> head, List<T> rows, Function<T, List<String>> cells) {
        return new Html.Table(head, rows.stream().map(cells).toList());
    }

    /** A heat map in numbers: one row for each of its rows, highest first as in the image. */
    static Html.Table numbers(HeatMap map) {
        List<String> head = new ArrayList<>();
        head.add("%s \\ %s".formatted(map.up(), map.across()));
        head.addAll(map.columns());
        List<List<String>> rows = new ArrayList<>();
        for (int r = map.rows().size() - 1; r >= 0; r--) {
            List<String> row = new ArrayList<>();
            row.add(map.rows().get(r));
            map.cells()
                    .get(r)
                    .forEach(cell ->
                            row.add("%s of %s".formatted(Words.percent(cell.share()), Words.count(cell.rows()))));
            rows.add(row);
        }
        return new Html.Table(head, rows);
    }
}
