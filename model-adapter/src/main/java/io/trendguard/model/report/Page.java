package io.trendguard.model.report;

import io.trendguard.model.report.plot.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report as one page that needs nothing from outside and runs no script. */
final class Page {
    private static final List<List<String>> CONTENTS = List.of(
            List.of("quality", "How good it is"),
            List.of("calibration", "Whether its probabilities hold"),
            List.of("budget", "Daily budgets"),
            List.of("costs", "Costs"),
            List.of("groups", "Groups of customers"),
            List.of("drivers", "What drives returns"),
            List.of("exploration", "What the data shows"),
            List.of("limits", "What this cannot tell"));

    private Page() {}

    static String of(Report report) {
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .element("title", "Risk model report: " + report.data())
                .raw("<style>\n")
                .raw(style())
                .raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n<header>\n")
                .element("h1", "Risk model report")
                .paragraph("Data: %s.".formatted(report.data()));
        if (report.synthetic()) {
            html.raw("<p class=\"warning\"><strong>Made-up data.</strong> "
                    + "These figures show that the path works, not how good a model is in a shop.</p>\n");
        }
        html.raw("</header>\n<main id=\"main\">\n<section id=\"summary\" aria-labelledby=\"summary-h\">\n")
                .raw("<h2 id=\"summary-h\">In three sentences</h2>\n<ol class=\"headline\">\n");
        report.headline().forEach(sentence -> html.element("li", sentence));
        html.raw("</ol>\n</section>\n<nav aria-label=\"Contents\"><ul>\n");
        CONTENTS.forEach(entry -> html.raw("<li><a href=\"#%s\">%s</a></li>\n".formatted(entry.get(0), entry.get(1))));
        html.raw("</ul></nav>\n");
        QualitySections.write(report, html);
        CostSections.write(report, html);
        GroupSection.write(report, html);
        DriverSection.write(report, html);
        ExplorationSection.write(report, html);
        limits(report, html);
        return html.raw("</main>\n</body>\n</html>\n").text();
    }

    private static void limits(Report report, Html html) {
        html.section("limits", "What this cannot tell")
                .raw("<ul>\n")
                .element(
                        "li",
                        "How many returns are prevented. A flag on a line that comes back prevents nothing by itself, so no figure here multiplies flags by precision. Only customers who were left alone by chance show what would have happened: keep the holdout, and compare returns per customer between the arms.")
                .element(
                        "li",
                        "Causes. What drives the model's answers goes with returns in this data; changing it need not change returns.")
                .element(
                        "li",
                        "The future. Measured were %s lines up to %s; a new season, price list or feed needs a new look."
                                .formatted(
                                        Words.count(report.evaluation().testRows()),
                                        Sections.day(report.split().end())))
                .element(
                        "li",
                        "Rows that were left out: %s had no outcome, %s were defects or frauds, %s were too young when their part ended; %s outcomes were imputed because a reason was missing."
                                .formatted(
                                        Words.count(report.split().unknown()),
                                        Words.count(report.split().excluded()),
                                        Words.count(report.split().tooYoung()),
                                        Words.count(report.split().imputed())))
                .element(
                        "li",
                        "More than its intervals say: they hold for other customers like these, not for other times, whose spread the earlier moments show.")
                .raw("</ul>\n")
                .endSection();
    }

    private static String style() {
        try (InputStream in = Page.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("The file (report.css) is missing from the jar. Build it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The page's style cannot be read.", e);
        }
    }
}
