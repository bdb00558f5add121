package io.trendguard.model.report;

import io.trendguard.model.card.Readiness;
import io.trendguard.model.card.Split;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.report.plot.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The report as one page that needs nothing from outside and runs no script. */
final class Page {
    private Page() {}

    private static List<List<String>> contents(DataTerms terms) {
        return List.of(
                List.of("readiness", ReadinessSection.TITLE),
                List.of("quality", "How good it is"),
                List.of("thresholds", CurvesSection.TITLE),
                List.of("calibration", "Whether its probabilities hold"),
                List.of("budget", "Daily budgets"),
                List.of("costs", "Costs"),
                List.of("groups", GroupSection.title(terms)),
                List.of("exclusions", "What leaving out age, form of address or region costs"),
                List.of("drivers", DriverSection.title(terms)),
                List.of("exploration", "What the data shows"),
                List.of("limits", "What this cannot tell"));
    }

    static String of(Report report, Readiness readiness) {
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .element("title", "%s (%s)".formatted(title(report), report.data()))
                .raw("<style>\n")
                .raw(style())
                .raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n<header>\n")
                .element("h1", title(report))
                .paragraph("Data: %s.".formatted(report.data()));
        if (report.synthetic()) {
            html.raw("<p class=\"warning\"><strong>Made-up data.</strong> "
                    + "These figures show that the path works, not how good a model is in a shop.</p>\n");
        }
        html.raw("</header>\n<main id=\"main\">\n<section id=\"summary\" aria-labelledby=\"summary-h\">\n")
                .raw("<h2 id=\"summary-h\">In three sentences</h2>\n<ol class=\"headline\">\n");
        report.headline().forEach(sentence -> html.element("li", sentence));
        html.raw("</ol>\n");
        NewAndKnown.write(report, html);
        html.raw("</section>\n<nav aria-label=\"Contents\"><ul>\n");
        contents(report.terms())
                .forEach(entry -> html.raw("<li><a href=\"#%s\">%s</a></li>\n".formatted(entry.get(0), entry.get(1))));
        html.raw("</ul></nav>\n");
        ReadinessSection.write(readiness, html);
        QualitySection.write(report, html);
        CurvesSection.write(report, html);
        CalibrationSection.write(report, html);
        BudgetSection.write(report.evaluation(), report.terms().nouns(), html);
        CostSections.write(report, html);
        GroupSection.write(report, html);
        ExclusionSection.write(report, html);
        DriverSection.write(report, html);
        ExplorationSection.write(report, html);
        limits(report, html);
        return html.raw("</main>\n</body>\n</html>\n").text();
    }

    private static String title(Report report) {
        return "Model report: " + report.terms().nouns().outcomes();
    }

    private static void limits(Report report, Html html) {
        Nouns nouns = report.terms().nouns();
        html.section("limits", "What this cannot tell")
                .raw("<ul>\n")
                .element(
                        "li",
                        "How many %1$s a message or an offer prevents or brings about. A flag changes nothing by itself, so no figure here multiplies flags by precision. Only customers who were left alone by chance show what would have happened: keep the holdout, and compare %1$s per customer between the arms."
                                .formatted(nouns.outcomes()))
                .element(
                        "li",
                        "Causes. What drives the model's answers goes with %1$s in this data; changing it need not change %1$s."
                                .formatted(nouns.outcomes()))
                .element(
                        "li",
                        "The future. Measured were %s %s%s; a new season, price list or feed needs a new look."
                                .formatted(
                                        Words.count(report.evaluation().testRows()),
                                        nouns.rows(),
                                        report.terms().daysTold()
                                                ? " up to "
                                                        + Sections.day(
                                                                report.split().end())
                                                : ""))
                .element("li", leftOut(report.split(), nouns))
                .element(
                        "li",
                        "More than its intervals say: they hold for other %s like these, not for other times, whose spread the earlier moments show."
                                .formatted(report.terms().drawn()))
                .raw("</ul>\n")
                .endSection();
    }

    /** Only what there was: a table of sessions knows no defects. */
    private static String leftOut(Split split, Nouns nouns) {
        List<String> parts = new ArrayList<>();
        parts.add("%s had no outcome".formatted(Words.count(split.unknown())));
        if (split.excluded() > 0) {
            parts.add("%s were defects or frauds".formatted(Words.count(split.excluded())));
        }
        if (split.tooYoung() > 0) {
            parts.add("%s were too young when their part ended".formatted(Words.count(split.tooYoung())));
        }
        String imputed = split.imputed() > 0
                ? "; %s outcomes were imputed because a reason was missing".formatted(Words.count(split.imputed()))
                : "";
        return "What was left out: of the %s, %s%s.".formatted(nouns.rows(), String.join(", ", parts), imputed);
    }

    private static String style() {
        return "@font-face { font-family: \"Report Inter\"; font-weight: 400 700; src: url(data:font/woff2;base64,%s) format(\"woff2\"); }\n%s"
                .formatted(
                        Base64.getEncoder().encodeToString(resource("inter.woff2")),
                        new String(resource("report.css"), StandardCharsets.UTF_8));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The file (%s) is missing from the jar. Build it again.".formatted(name));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The page's style cannot be read.", e);
        }
    }
}
