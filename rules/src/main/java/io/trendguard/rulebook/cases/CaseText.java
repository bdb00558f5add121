package io.trendguard.rulebook.cases;

import com.fasterxml.jackson.databind.node.TextNode;
import io.trendguard.decision.Decision.Outcome;
import io.trendguard.json.CanonicalJson;
import io.trendguard.rulebook.Table;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what was decided behind the request of a case file, as a person would state it. */
final class CaseText {
    private static final String OLD_DECISION = "\ndecision:";

    private CaseText() {}

    /** The text of a case that states nothing yet, with the outcome; a whole decision of earlier versions goes. */
    static String stating(String draft, CaseOutcome decided) {
        int end = draft.indexOf(OLD_DECISION);
        StringBuilder text = new StringBuilder((end < 0 ? draft : draft.substring(0, end)).strip());
        line(text, "outcome", CaseStatement.word(decided.outcome()));
        decided.cause().ifPresent(cause -> line(text, "cause", CanonicalJson.string(TextNode.valueOf(cause))));
        decided.chosen().ifPresent(candidate -> {
            line(text, "chosen", candidate.id());
            if (candidate.creditMinor() > 0) {
                line(text, "credit_minor", candidate.creditMinor());
            }
            if (candidate.delayHours() > 0) {
                line(text, "delay_hours", candidate.delayHours());
            }
        });
        if (!decided.escalations().isEmpty()) {
            line(text, "escalations", flow(CaseStatement.hours(decided.escalations())));
        }
        if (decided.outcome() != Outcome.UNDETERMINED) {
            line(
                    text,
                    "reasons",
                    decided.ledBy().stream().map(Table.Row::reason).distinct().toList());
        }
        if (!decided.verdicts().isEmpty()) {
            text.append("\nverdicts:");
            decided.verdicts()
                    .forEach((candidate, verdict) -> line(text, "  " + candidate, CaseStatement.written(verdict)));
        }
        return text.append('\n').toString();
    }

    private static void line(StringBuilder text, String key, Object value) {
        text.append('\n').append(key).append(": ").append(value);
    }

    private static String flow(Map<String, Integer> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
