package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;

/** What happened, for the terminal. */
final class DemoSummary {
    private DemoSummary() {}

    static String of(JsonNode overview, String head, URI address, String key) {
        StringBuilder text = new StringBuilder("\nWhat happened (synthetic data)\n");
        JsonNode events = overview.path("events");
        line(
                text,
                "Events in",
                "%,d accepted, %,d repeated, %,d conflicts, %,d rejected"
                        .formatted(
                                number(events, "accepted"),
                                number(events, "repeated"),
                                number(events, "conflicts"),
                                number(events, "rejected")));
        JsonNode decisions = overview.path("decisions");
        line(
                text,
                "Decisions",
                "%,d: %,d to step in, %,d to do nothing, %,d undetermined"
                        .formatted(
                                number(decisions, "total"),
                                number(decisions, "intervene"),
                                number(decisions, "nothing"),
                                number(decisions, "undetermined")));
        for (JsonNode one : decisions.path("by_intervention")) {
            line(
                    text,
                    "",
                    "%,6d  %s by %s"
                            .formatted(
                                    number(one, "count"),
                                    one.path("intervention").asText(),
                                    one.path("channel").asText()));
        }
        JsonNode messages = overview.path("messages");
        line(
                text,
                "Handed over",
                "%,d (%s), %,d in the mail catcher"
                        .formatted(
                                number(messages, "handed_over"),
                                words(messages.path("handed_over_by_channel")),
                                number(messages, "caught")));
        line(text, "Not sent", words(messages.path("not_sent")));
        line(text, "Waiting / in doubt", "%,d / %,d".formatted(number(messages, "waiting"), (long)
                        messages.path("in_doubt").size()));
        for (Map.Entry<String, JsonNode> one : overview.path("latency").properties()) {
            line(
                    text,
                    one.getKey(),
                    "%,d, p50 %.1f ms, p99 %.1f ms until durable"
                            .formatted(
                                    number(one.getValue(), "count"),
                                    one.getValue().path("p50_ms").asDouble(),
                                    one.getValue().path("p99_ms").asDouble()));
        }
        line(text, "Log", head);
        return text.append("\nStart page: ")
                .append(address)
                .append("/#key=")
                .append(key)
                .append("\nStop with Ctrl-C.\n")
                .toString();
    }

    private static long number(JsonNode node, String name) {
        return node.path(name).asLong();
    }

    private static String words(JsonNode counts) {
        StringBuilder words = new StringBuilder();
        counts.properties()
                .forEach(one -> words.append(words.isEmpty() ? "" : ", ")
                        .append(one.getKey())
                        .append(' ')
                        .append(one.getValue().asText()));
        return words.isEmpty() ? "none" : words.toString();
    }

    private static void line(StringBuilder text, String name, String what) {
        text.append("  %-20s %s%n".formatted(name, what));
    }
}
