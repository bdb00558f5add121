package io.trendguard.model.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Values over values.
 *
 * @param x of the horizontal axis
 * @param y of the vertical axis
 * @param diagonal whether a line shows where both are equal
 * @param mark a place on the horizontal axis that is marked
 * @param level a place on the vertical axis that is marked
 * @param series what is drawn
 */
public record LinePlot(
        Scale x, Scale y, boolean diagonal, OptionalDouble mark, OptionalDouble level, List<Series> series) {
    private static final double WIDTH = 400;
    private static final double HEIGHT = 250;
    private static final double GAP = 6;
    private static final double RIGHT = 22;
    private static final double BOTTOM = 206;
    private static final double TOP = 10;
    private static final List<String> STYLES = List.of("a", "b", "c", "d");

    /** Without a level. */
    public LinePlot(Scale x, Scale y, boolean diagonal, OptionalDouble mark, List<Series> series) {
        this(x, y, diagonal, mark, OptionalDouble.empty(), series);
    }

    /** The same with a level. */
    public LinePlot level(OptionalDouble at) {
        return new LinePlot(x, y, diagonal, mark, at, series);
    }

    /**
     * An axis.
     *
     * @param says what it shows
     * @param unit of its values
     * @param always values that it shows in any case
     */
    public record Scale(String says, Unit unit, List<Double> always) {}

    /**
     * A line.
     *
     * @param name for the legend
     * @param dots whether each point is marked
     * @param points by rising x
     */
    public record Series(String name, boolean dots, List<Point> points) {}

    /** A point with the interval of its y. */
    public record Point(double x, double y, double low, double high) {
        /** A point without interval. */
        public static Point of(double x, double y) {
            return new Point(x, y, y, y);
        }
    }

    /** The class of a series, for its legend. */
    public static String style(int place) {
        return STYLES.get(place % STYLES.size());
    }

    /** The image, with words for those who cannot see it. */
    public String svg(String alternative) {
        List<Double> xs = new ArrayList<>(x.always());
        List<Double> ys = new ArrayList<>(y.always());
        for (Series one : series) {
            for (Point point : one.points()) {
                xs.add(point.x());
                ys.addAll(List.of(point.y(), point.low(), point.high()));
            }
        }
        Axis up = Axis.around(ys.stream().mapToDouble(Double::doubleValue), BOTTOM, TOP);
        double left = up.ticks().stream()
                        .mapToDouble(tick -> TextWidth.of(up.label(tick, y.unit())))
                        .max()
                        .orElse(0)
                + GAP
                + 2;
        Axis across = Axis.around(xs.stream().mapToDouble(Double::doubleValue), left, WIDTH - RIGHT);
        Svg svg = new Svg(WIDTH, HEIGHT, alternative);
        for (double tick : up.ticks()) {
            svg.line("grid", left, up.at(tick), WIDTH - RIGHT, up.at(tick));
            svg.text("tick", "end", left - GAP, up.at(tick) + 4, up.label(tick, y.unit()));
        }
        svg.labels(across, x.unit(), BOTTOM + 18);
        svg.below("axis", (left + WIDTH - RIGHT) / 2, HEIGHT - 6, TextWidth.shortened(x.says(), WIDTH));
        mark.ifPresent(at -> svg.line("reference", across.at(at), TOP, across.at(at), BOTTOM));
        level.ifPresent(at -> svg.line("reference", left, up.at(at), WIDTH - RIGHT, up.at(at)));
        if (diagonal) {
            double low = Math.max(across.low(), up.low());
            double high = Math.min(across.high(), up.high());
            svg.line("reference", across.at(low), up.at(low), across.at(high), up.at(high));
        }
        for (int i = 0; i < series.size(); i++) {
            draw(svg, across, up, series.get(i), style(i));
        }
        return svg.end();
    }

    private static void draw(Svg svg, Axis across, Axis up, Series one, String style) {
        StringBuilder points = new StringBuilder();
        for (Point point : one.points()) {
            double at = across.at(point.x());
            points.append(points.isEmpty() ? "" : " ")
                    .append(Svg.number(at))
                    .append(',')
                    .append(Svg.number(up.at(point.y())));
            if (point.high() > point.low()) {
                svg.line("range " + style, at, up.at(point.low()), at, up.at(point.high()));
            }
        }
        svg.path("stroke " + style, points.toString());
        if (one.dots()) {
            one.points().forEach(point -> svg.circle("fill " + style, across.at(point.x()), up.at(point.y()), 3.5));
        }
    }
}
