package io.trendguard.warehouse.list;

import static io.trendguard.warehouse.list.ListColumn.Use.ALWAYS;
import static io.trendguard.warehouse.list.ListColumn.Use.CHART;
import static io.trendguard.warehouse.list.ListColumn.Use.FACET;
import static io.trendguard.warehouse.list.ListColumn.Use.HIDDEN;
import static io.trendguard.warehouse.list.ListColumn.Use.SEARCHED;

import io.trendguard.candidate.Candidate;
import io.trendguard.event.Channel;
import io.trendguard.experiment.Arm;
import io.trendguard.point.Stage;
import io.trendguard.warehouse.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of decisions. */
final class DecisionList {
    /** The parameter by which the decisions about one customer are found. */
    static final String CUSTOMER = "customer";

    private static final String LAPSED = "d.outcome_word IS NULL AND d.outcome_until <= " + Bindings.NOW;
    private static final String OUTCOME = "CASE WHEN d.outcome_word IS NOT NULL THEN d.outcome_word"
            + " WHEN d.outcome_lapses IS NULL THEN '" + OutcomeTitles.NONE + "' WHEN " + LAPSED
            + " THEN d.outcome_lapses ELSE '" + OutcomeTitles.OPEN + "' END";
    private static final String LAPSED_AT = "coalesce(%s, CASE WHEN " + LAPSED + " THEN d.outcome_until END)";

    /** What customers answered, the last answer of each decision. */
    private static final String ANSWERS = "LEFT JOIN (SELECT m.decision_id, arg_max(s.word, s.position) AS word"
            + " FROM message_steps s JOIN messages m USING (message_id) WHERE s.step = 'DISPOSITION'"
            + " AND s.word IN ('ACCEPTED', 'REFUSED', 'IGNORED', 'OPTED_OUT') GROUP BY 1) answers"
            + " ON answers.decision_id = d.decision_id";

    static final List<ListWord> RESULTS = List.of(
            new ListWord("INTERVENE", "Stepped in"),
            new ListWord("NOTHING", "Did nothing"),
            new ListWord("UNDETERMINED", "Could not tell"));

    static final List<ListWord> ANSWER_WORDS = List.of(
            new ListWord("ACCEPTED", "Accepted"),
            new ListWord("REFUSED", "Refused"),
            new ListWord("IGNORED", "Ignored"),
            new ListWord("OPTED_OUT", "Opted out"));

    static final ListDefinition DEFINITION = new ListDefinition(
            Lists.DECISIONS,
            "Decisions",
            "What was decided, why, and what came of it.",
            "decisions",
            Map.of("answers", ANSWERS),
            columns(),
            List.of("time", "order_id", "product", "result", "risk", "reason_words", "intervention", "outcome"),
            "result",
            views());

    private DecisionList() {}

    private static Map<String, String> views() {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("Could not tell", "result=UNDETERMINED");
        views.put("Stepped in", "result=INTERVENE");
        views.put("Returned despite an offer", "kind=OFFER&outcome=returned");
        views.put("Holdout", "arm=HOLDOUT");
        return views;
    }

    private static ListColumn the(String name, String title, String group) {
        return ListColumn.of(Lists.column("decisions", name), ListDefinition.ROW, title, group);
    }

    private static List<ListColumn> columns() {
        String what = "What it is about";
        String decided = "What was decided";
        String why = "Why";
        String with = "How it was decided";
        String outcome = "What came of it";
        return List.of(
                the("position", "Place on the log", what).usedFor(ALWAYS),
                the("time", "Decided", what),
                the("event_time", "Happened", what),
                the("decision_id", "Decision", what).usedFor(ALWAYS, SEARCHED),
                the("decision_point", "Decision point", what)
                        .oneOf(OutcomeTitles.points())
                        .usedFor(FACET, CHART),
                the("stage", "Stage", what).oneOf(ListWord.of(Stage.class)).usedFor(FACET, CHART),
                the("order_id", "Order or cart", what).usedFor(SEARCHED),
                ListColumn.of(
                                CUSTOMER,
                                "Customer",
                                "The customer, by the id that the shop has for them.",
                                ColumnType.ID,
                                what,
                                "d.person")
                        .usedFor(HIDDEN),
                the("items", "Items", what),
                the("value", "Value", what),
                the("currency", "Currency", what).usedFor(FACET, CHART),
                the("product", "Products", what).usedFor(SEARCHED),
                the("category", "Categories", what).usedFor(FACET, SEARCHED),
                the("result", "Result", decided).oneOf(RESULTS).usedFor(FACET, CHART),
                the("cause", "Why it could not tell", decided).usedFor(SEARCHED),
                the("segment", "Segment", why).usedFor(FACET, CHART, SEARCHED),
                the("band", "Risk band", why).usedFor(FACET, CHART),
                the("focus_line", "Item looked at", why),
                the("risk", "Risk", why),
                the("reason", "Reason code", why).usedFor(FACET, CHART, SEARCHED),
                the("reason_words", "Strongest reason", why).usedFor(SEARCHED),
                the("intervention", "Stepped in with", decided).usedFor(FACET, CHART, SEARCHED),
                the("channel", "Channel", decided)
                        .oneOf(ListWord.of(Channel.class))
                        .usedFor(FACET, CHART),
                the("kind", "Kind", decided)
                        .oneOf(ListWord.of(Candidate.Kind.class))
                        .usedFor(FACET, CHART),
                the("credit", "Credit", decided),
                the("credit_percent", "Credit in percent", decided),
                the("cost", "Cost", decided),
                the("priority", "Priority", decided),
                the("uplift", "Expected to prevent", decided),
                the("candidates", "Candidates", decided),
                the("held_back", "Held back for", decided).usedFor(FACET),
                the("marks", "Internal marks", decided),
                the("rows", "Rows that matched", with),
                the("rules", "Rules that fired", with),
                the("arm", "Arm", with).oneOf(ListWord.of(Arm.class)).usedFor(FACET, CHART),
                the("propensity", "Propensity", with),
                the("safe_mode", "Safe mode", with).usedFor(FACET, CHART),
                the("faults", "Unavailable", with),
                the("offers_made", "Offers before", why),
                the("offers_accepted", "Offers taken before", why),
                the("locale", "Language", what),
                the("time_zone", "Time zone", what),
                the("rulebook", "Rulebook", with).as(ListType.TEXT).usedFor(CHART),
                the("model", "Model", with).as(ListType.TEXT).usedFor(CHART),
                ListColumn.of(
                                "answer",
                                "Answer",
                                "What the customer answered.",
                                ColumnType.WORD,
                                outcome,
                                "answers.word")
                        .joining("answers")
                        .oneOf(ANSWER_WORDS)
                        .usedFor(CHART),
                ListColumn.of(
                                "outcome",
                                "Outcome",
                                "What came of it; open while something may still happen.",
                                ColumnType.WORD,
                                outcome,
                                OUTCOME)
                        .oneOf(OutcomeTitles.all())
                        .unknownIf(OutcomeTitles.UNKNOWN)
                        .usedFor(FACET, CHART),
                the("outcome_time", "Outcome happened", outcome).reading(LAPSED_AT.formatted("d.outcome_time")),
                the("outcome_known", "Outcome known", outcome).reading(LAPSED_AT.formatted("d.outcome_known")),
                the("outcome_reason", "Reason of the outcome", outcome),
                the("outcome_money", "Money of the outcome", outcome),
                the("outcome_until", "Open until", outcome));
    }
}
