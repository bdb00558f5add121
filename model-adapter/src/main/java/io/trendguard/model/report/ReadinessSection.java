package io.trendguard.model.report;

import io.trendguard.model.card.Readiness;
import io.trendguard.model.card.Readiness.Finding;
import java.util.List;

/** Whether the model may be published, with every reason. */
final class ReadinessSection {
    static final String TITLE = "Whether it may be published";

    private ReadinessSection() {}

    static void write(Readiness readiness, Html html) {
        List<Finding> refusals =
                readiness.findings().stream().filter(Finding::refuses).toList();
        html.section("readiness", TITLE)
                .paragraph(
                        refusals.isEmpty()
                                ? "Yes: nothing refuses it."
                                : refusals.size() == 1
                                        ? "No. One finding refuses it:"
                                        : "No. %d findings refuse it:".formatted(refusals.size()));
        list(refusals, html);
        List<Finding> notes = readiness.findings().stream()
                .filter(finding -> !finding.refuses())
                .toList();
        if (!notes.isEmpty()) {
            html.note("To be known, without refusing it:");
            list(notes, html);
        }
        html.endSection();
    }

    private static void list(List<Finding> findings, Html html) {
        if (!findings.isEmpty()) {
            html.raw("<ul>\n");
            findings.forEach(finding -> html.element("li", finding.words()));
            html.raw("</ul>\n");
        }
    }
}
