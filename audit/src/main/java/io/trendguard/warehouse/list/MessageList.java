package io.trendguard.warehouse.list;

import static io.trendguard.warehouse.list.ListColumn.Use.ALWAYS;
import static io.trendguard.warehouse.list.ListColumn.Use.CHART;
import static io.trendguard.warehouse.list.ListColumn.Use.FACET;
import static io.trendguard.warehouse.list.ListColumn.Use.HIDDEN;
import static io.trendguard.warehouse.list.ListColumn.Use.SEARCHED;

import io.trendguard.candidate.Candidate;
import io.trendguard.event.Channel;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.warehouse.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of messages, each as it stands now. */
final class MessageList {
    private static final String CURRENCY = "LEFT JOIN decisions decided ON decided.decision_id = d.decision_id";

    private static final List<ListWord> STATES = List.of(
            new ListWord("WAITING", "Waiting"),
            new ListWord("ATTEMPTED", "Being handed over"),
            new ListWord("HANDED_OVER", "Handed over"),
            new ListWord("FAILED", "Failed"),
            new ListWord("IN_DOUBT", "In doubt"),
            new ListWord("NOT_SENT", "Not sent"),
            new ListWord("SETTLED_SENT", "Settled: sent"),
            new ListWord("SETTLED_NOT_SENT", "Settled: not sent"),
            new ListWord("SETTLED_UNKNOWN", "Settled: not known"),
            new ListWord("SEND_AGAIN", "Being sent again"));

    static final ListDefinition DEFINITION = new ListDefinition(
            "messages",
            "Messages",
            "Messages and what was shown at the checkout, each with how it stands.",
            "messages",
            Map.of("decided", CURRENCY),
            columns(),
            List.of("time", "order_id", "channel", "intervention", "state", "reasons", "answer"),
            "state",
            views());

    private MessageList() {}

    private static Map<String, String> views() {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("Waiting", "state=WAITING");
        views.put("In doubt", "state=IN_DOUBT");
        views.put("Not sent", "state=NOT_SENT");
        views.put("Failed", "state=FAILED");
        views.put("Answered", "answer.known=true");
        return views;
    }

    private static ListColumn the(String name, String title, String group) {
        return ListColumn.of(Lists.column("messages", name), ListDefinition.ROW, title, group);
    }

    private static List<ListColumn> columns() {
        String what = "What it is about";
        String message = "Message";
        String stands = "How it stands";
        return List.of(
                the("position", "Place on the log", what).usedFor(ALWAYS),
                the("time", "Newest step", stands),
                the("message_id", "Message", message).usedFor(ALWAYS, SEARCHED),
                the("decision_id", "Decision", what).usedFor(ALWAYS, SEARCHED),
                the("order_id", "Order or cart", what).usedFor(SEARCHED),
                ListColumn.of(
                                DecisionList.CUSTOMER,
                                "Customer",
                                "The customer, by the id that the shop has for them.",
                                ColumnType.ID,
                                what,
                                "d.person")
                        .usedFor(HIDDEN),
                the("channel", "Channel", message)
                        .oneOf(ListWord.of(Channel.class))
                        .usedFor(FACET, CHART),
                the("intervention", "Intervention", message).usedFor(FACET, CHART, SEARCHED),
                the("kind", "Kind", message)
                        .oneOf(ListWord.of(Candidate.Kind.class))
                        .usedFor(FACET, CHART),
                the("template", "Template", message).as(ListType.TEXT).usedFor(FACET, SEARCHED),
                the("locale", "Language", message).usedFor(FACET),
                the("credit", "Credit", message),
                the("cost", "Cost", message),
                ListColumn.of(
                                "currency",
                                "Currency",
                                "The currency of all money in the row, ISO 4217.",
                                ColumnType.WORD,
                                message,
                                "decided.currency")
                        .joining("decided"),
                the("planned", "Planned", stands),
                the("not_before", "Due", stands),
                the("expires", "Expires", stands),
                the("state", "State", stands).oneOf(STATES).usedFor(FACET, CHART),
                the("reasons", "Why it was not sent", stands).usedFor(FACET, SEARCHED),
                the("detail", "Detail", stands).usedFor(SEARCHED),
                the("attempts", "Attempts", stands),
                the("provider_id", "Provider's id", stands).as(ListType.TEXT).usedFor(SEARCHED),
                the("answer", "Answer", stands)
                        .oneOf(ListWord.of(Disposition.class))
                        .usedFor(FACET, CHART),
                the("answer_time", "Answered", stands),
                the("rulebook", "Rulebook", message).as(ListType.TEXT));
    }
}
