package io.trendguard.model.report.plot;

import java.util.List;
import java.util.Locale;

/** Writes an SVG element by element; colours come from the classes of the page, so that they follow light and dark. */
final class Svg {
    /** What two labels keep between them. */
    private static final double GAP = 6;

    private static final double LINE = 15;

    private final StringBuilder out = new StringBuilder();
    private final double width;

    /** Units of its own, whatever the size on screen; the words of the caption stand beside it, so it is one image to a reader. */
    Svg(double width, double height, String alternative) {
        this.width = width;
        out.append("<svg viewBox=\"0 0 ").append(number(width)).append(' ').append(number(height));
        out.append("\" role=\"img\" aria-label=\"").append(escape(alternative)).append("\">");
    }

    Svg rect(String style, double x, double y, double width, double height) {
        out.append("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                .formatted(style, number(x), number(y), number(Math.max(0, width)), number(Math.max(0, height))));
        return this;
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        out.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                .formatted(style, number(x1), number(y1), number(x2), number(y2)));
        return this;
    }

    Svg circle(String style, double x, double y, double radius) {
        out.append("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
                .formatted(style, number(x), number(y), number(radius)));
        return this;
    }

    /** The labels of a horizontal axis, as many of them as have room beside one another. */
    Svg labels(Axis axis, Unit unit, double y) {
        List<Double> ticks = axis.ticks();
        int every = 1;
        while (every < ticks.size() && !apart(axis, unit, ticks, every)) {
            every++;
        }
        for (int i = 0; i < ticks.size(); i += every) {
            below("tick", axis.at(ticks.get(i)), y, axis.label(ticks.get(i), unit));
        }
        return this;
    }

    private boolean apart(Axis axis, Unit unit, List<Double> ticks, int every) {
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ticks.size(); i += every) {
            String text = axis.label(ticks.get(i), unit);
            double half = TextWidth.of(text) / 2;
            double middle = middle(axis.at(ticks.get(i)), half);
            if (middle - half < free) {
                return false;
            }
            free = middle + half + GAP;
        }
        return true;
    }

    private double middle(double x, double half) {
        return Math.max(half, Math.min(x, width - half));
    }

    /** The label of a place on a horizontal axis: below it, but never over the edge of the image. */
    Svg below(String style, double x, double y, String text) {
        return text(style, "middle", middle(x, TextWidth.of(text) / 2), y, text);
    }

    /** What a row is called, left of what is drawn. */
    Svg label(String text, double y) {
        double end = RowPlot.LABELS - 10;
        return text("label", "end", end, y + 4, TextWidth.shortened(text, end));
    }

    /** A label of one or two lines around a height, as much of it as a width holds. */
    Svg label(String style, String anchor, double x, double y, double room, String text) {
        List<String> lines = lines(text, room);
        for (int i = 0; i < lines.size(); i++) {
            text(style, anchor, x, y + (i - (lines.size() - 1) / 2.0) * LINE, lines.get(i));
        }
        return this;
    }

    /** A text as one or two lines, each of which has room. */
    static List<String> lines(String text, double room) {
        if (TextWidth.of(text) <= room) {
            return List.of(text);
        }
        int cut = text.lastIndexOf(' ');
        while (cut > 0 && TextWidth.of(text.substring(0, cut)) > room) {
            cut = text.lastIndexOf(' ', cut - 1);
        }
        return cut <= 0
                ? List.of(TextWidth.shortened(text, room))
                : List.of(text.substring(0, cut), TextWidth.shortened(text.substring(cut + 1), room));
    }

    /**
     * Text.
     *
     * @param anchor start, middle or end
     */
    Svg text(String style, String anchor, double x, double y, String text) {
        out.append("<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
                .formatted(style, anchor, number(x), number(y), escape(text)));
        return this;
    }

    Svg path(String style, String points) {
        out.append("<polyline class=\"%s\" points=\"%s\"/>".formatted(style, points));
        return this;
    }

    String end() {
        return out.append("</svg>").toString();
    }

    /** At most one decimal, with a point. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
