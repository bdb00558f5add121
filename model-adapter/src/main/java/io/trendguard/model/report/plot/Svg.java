package io.trendguard.model.report.plot;

import java.util.List;
import java.util.Locale;

/** Writes an SVG element by element; colours come from the classes of the page, so that they follow light and dark. */
final class Svg {
    /** What a character of a label takes on the average, in a wide font at the size for phones. */
    private static final double CHARACTER = 8.2;

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
        double room = (axis.to() - axis.from()) / Math.max(1, ticks.size() - 1);
        double widest = ticks.stream()
                        .mapToInt(tick -> axis.label(tick, unit).length())
                        .max()
                        .orElse(0)
                * CHARACTER;
        int every = (int) Math.ceil(widest / room);
        for (int i = 0; i < ticks.size(); i += Math.max(1, every)) {
            below(axis.at(ticks.get(i)), y, axis.label(ticks.get(i), unit));
        }
        return this;
    }

    /** The label of a place on a horizontal axis: below it, but never over the edge of the image. */
    Svg below(double x, double y, String text) {
        double half = text.length() * CHARACTER / 2;
        return text("tick", "middle", Math.max(half, Math.min(x, width - half)), y, text);
    }

    /** A label of one or two lines around a height, as much of it as a width holds. */
    Svg label(String style, String anchor, double x, double y, double room, String text) {
        List<String> lines = lines(text, (int) (room / CHARACTER));
        for (int i = 0; i < lines.size(); i++) {
            text(style, anchor, x, y + (i - (lines.size() - 1) / 2.0) * LINE, lines.get(i));
        }
        return this;
    }

    /** A text as one or two lines of at most so many characters. */
    static List<String> lines(String text, int most) {
        int cut = text.length() <= most ? -1 : text.lastIndexOf(' ', most);
        return cut < 0
                ? List.of(shortened(text, most))
                : List.of(text.substring(0, cut), shortened(text.substring(cut + 1), most));
    }

    /** As much of a text as a number of characters holds. */
    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
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
