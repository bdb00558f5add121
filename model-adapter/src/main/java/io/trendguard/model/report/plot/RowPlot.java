package io.trendguard.model.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A value with its interval in each row, as a bar from zero or as a dot.
 *
 * @param bars whether rows are bars
 * @param unit of the values
 * @param reference a value that all are compared with, as a dashed line
 * @param rows from top to bottom
 */
public record RowPlot(boolean bars, Unit unit, OptionalDouble reference, List<Row> rows) {
    static final double WIDTH = 400;
    static final double LABELS = 190;
    static final double RIGHT = 22;
    static final double STEP = 24;
    static final double TOP = 6;

    /**
     * One row.
     *
     * @param label what it is
     * @param value measured; NaN leaves the row empty
     * @param low lower end of the interval
     * @param high upper end of the interval
     * @param style {@code a} for the usual colour, {@code b} for what stands out
     */
    public record Row(String label, double value, double low, double high, String style) {
        /** A row without interval. */
        public static Row of(String label, double value) {
            return new Row(label, value, value, value, "a");
        }
    }

    /** Dots, beside a value that all are compared with. */
    public static RowPlot dots(Unit unit, double reference, List<Row> rows) {
        return new RowPlot(false, unit, OptionalDouble.of(reference), rows);
    }

    /** Bars from zero. */
    public static RowPlot bars(Unit unit, OptionalDouble reference, List<Row> rows) {
        return new RowPlot(true, unit, reference, rows);
    }

    /** The image, with words for those who cannot see it. */
    public String svg(String alternative) {
        double bottom = TOP + rows.size() * STEP;
        List<Double> shown = new ArrayList<>();
        rows.forEach(row -> shown.addAll(List.of(row.low, row.value, row.high)));
        reference.ifPresent(shown::add);
        if (bars) {
            shown.add(0.0);
        }
        Axis axis = Axis.around(shown.stream().mapToDouble(Double::doubleValue), LABELS, WIDTH - RIGHT);
        Svg svg = new Svg(WIDTH, bottom + 26, alternative);
        for (double tick : axis.ticks()) {
            svg.line("grid", axis.at(tick), TOP, axis.at(tick), bottom);
        }
        svg.labels(axis, unit, bottom + 18);
        reference.ifPresent(value -> svg.line("reference", axis.at(value), TOP, axis.at(value), bottom));
        for (int i = 0; i < rows.size(); i++) {
            draw(svg, axis, rows.get(i), TOP + (i + 0.5) * STEP);
        }
        return svg.end();
    }

    private void draw(Svg svg, Axis axis, Row row, double y) {
        svg.label(row.label, y);
        if (Double.isNaN(row.value)) {
            svg.text("tick", "start", LABELS + 4, y + 4, "too few rows");
            return;
        }
        if (bars) {
            double zero = axis.at(0);
            double end = axis.at(row.value);
            svg.rect("fill " + row.style, Math.min(zero, end), y - 7, Math.abs(end - zero), 14);
        }
        if (row.high > row.low) {
            svg.line("range" + (bars ? "" : " " + row.style), axis.at(row.low), y, axis.at(row.high), y);
        }
        if (!bars) {
            svg.circle("fill " + row.style, axis.at(row.value), y, 4.5);
        }
    }
}
