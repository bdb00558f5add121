package io.trendguard.model.report;

import java.util.List;

/** Writes the page piece by piece; every text is escaped here and nowhere else. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html element(String name, String text) {
        out.append('<')
                .append(name)
                .append('>')
                .append(escape(text))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    Html paragraph(String text) {
        return element("p", text);
    }

    Html note(String text) {
        out.append("<p class=\"note\">").append(escape(text)).append("</p>\n");
        return this;
    }

    Html section(String id, String title) {
        out.append("<section id=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\">%s</h2>\n"
                .formatted(id, id, id, escape(title)));
        return this;
    }

    Html endSection() {
        return raw("</section>\n");
    }

    Html figures() {
        return raw("<div class=\"figures\">\n");
    }

    Html endFigures() {
        return raw("</div>\n");
    }

    /**
     * A plot with its title, the sentence that says what it shows, and its numbers as a table that opens.
     *
     * @param legend names of its series, in the order of their colours; empty if there is one
     */
    Html figure(String title, String sentence, List<String> legend, String svg, Table numbers) {
        out.append("<figure>\n<h3>").append(escape(title)).append("</h3>\n");
        if (!legend.isEmpty()) {
            out.append("<ul class=\"legend\">");
            for (int i = 0; i < legend.size(); i++) {
                out.append("<li><span class=\"key k%d\" aria-hidden=\"true\"></span>%s</li>"
                        .formatted(i, escape(legend.get(i))));
            }
            out.append("</ul>\n");
        }
        out.append(svg);
        out.append("\n<figcaption>").append(escape(sentence)).append("</figcaption>\n");
        out.append("<details><summary>Numbers<span class=\"unseen\">: ")
                .append(escape(title))
                .append("</span></summary>\n");
        return table(title + " in numbers", numbers).raw("</details>\n</figure>\n");
    }

    Html table(String caption, Table table) {
        out.append(
                "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n".formatted(escape(caption)));
        out.append("<table>\n<thead><tr>");
        table.head()
                .forEach(name ->
                        out.append("<th scope=\"col\">").append(escape(name)).append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            out.append("<tr><th scope=\"row\">").append(escape(row.get(0))).append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(cell -> out.append("<td>").append(escape(cell)).append("</td>"));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
        return this;
    }

    /** What a table says: headings, and rows whose first cell names them. */
    record Table(List<String> head, List<List<String>> rows) {}

    String text() {
        return out.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace(" %", "\u00a0%"); // so that a number and its unit stay on one line
    }
}
