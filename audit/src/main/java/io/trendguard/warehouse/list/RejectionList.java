package io.trendguard.warehouse.list;

import static io.trendguard.warehouse.list.ListColumn.Use.ALWAYS;
import static io.trendguard.warehouse.list.ListColumn.Use.CHART;
import static io.trendguard.warehouse.list.ListColumn.Use.FACET;
import static io.trendguard.warehouse.list.ListColumn.Use.SEARCHED;

import io.trendguard.log.payload.RejectionPayload;
import java.util.List;
import java.util.Map;

/** The list of what was not accepted. */
final class RejectionList {
    static final ListDefinition DEFINITION = new ListDefinition(
            "rejections",
            "Rejected events",
            "What came in and was not accepted, and what must be sent instead.",
            "rejections",
            Map.of(),
            columns(),
            List.of("time", "cause", "source", "fields", "remedy"),
            "cause",
            Map.of("Conflicts", "cause=CONFLICT"));

    private RejectionList() {}

    private static ListColumn the(String name, String title) {
        return ListColumn.of(Lists.column("rejections", name), ListDefinition.ROW, title, "Rejection");
    }

    private static List<ListColumn> columns() {
        return List.of(
                the("position", "Place on the log").usedFor(ALWAYS),
                the("time", "Came in"),
                the("cause", "Cause")
                        .oneOf(ListWord.of(RejectionPayload.Cause.class))
                        .usedFor(FACET, CHART),
                the("source", "Source").usedFor(FACET, SEARCHED),
                the("fields", "Fields").usedFor(FACET, SEARCHED),
                the("remedy", "Remedy").usedFor(FACET, SEARCHED),
                the("fingerprint", "Fingerprint").usedFor(SEARCHED));
    }
}
