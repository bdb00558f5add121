package io.trendguard.model.report.plot;

import java.util.Locale;

/** Writes an SVG element by element; colours come from the classes of the page, so that they follow light and dark. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    /** Units of its own, whatever the size on screen; the words of the caption stand beside it, so it is one image to a reader. */
    Svg(double width, double height, String alternative) {
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
