package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.model.evaluate.PrecisionReport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened, for the terminal. */
final class DemoSummary {
    /** Begins the names of the interventions of the other decision point. */
    private static final String OF_CARTS = "cart-";

    private DemoSummary() {}

    static String of(JsonNode overview, DemoCarts.Figures ownCarts, String head) {
        StringBuilder text = new StringBuilder("\nWhat happened (synthetic data)\n");
        text.append(
                "%nWill an order come back? (decision point regret, tenant %s)%n".formatted(DemoMarket.TENANT.id()));
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
                                number(decisions, "total") - ownCarts.asked(),
                                number(decisions, "intervene") - ownCarts.steppedIn(),
                                number(decisions, "nothing") - ownCarts.nothing(),
                                number(decisions, "undetermined") - ownCarts.undetermined()));
        for (JsonNode one : decisions.path("by_intervention")) {
            if (one.path("intervention").asText().startsWith(OF_CARTS)) {
                continue;
            }
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
        line(
                text,
                "Its own carts",
                "%,d decisions more about carts that were left, by the same cart model as below; %,d of the e-mails"
                        .formatted(ownCarts.asked(), ownCarts.reminders() + ownCarts.discounts()));
        line(text, "Log", head);
        return text.toString();
    }

    /** What was decided about the carts of the second shop. */
    static String ofCarts(
            JsonNode overview,
            DemoCarts.Figures carts,
            PrecisionReport precision,
            List<String> predictions,
            String head) {
        StringBuilder text = new StringBuilder(
                "%nWill a cart be abandoned? (decision point cart, tenant %s)%n".formatted(DemoStore.TENANT.id()));
        line(
                text,
                "Asked about",
                "%,d carts that went quiet: %,d predicted abandoned, %,d predicted bought, %,d undetermined"
                        .formatted(
                                carts.asked(),
                                carts.abandoned(),
                                carts.asked() - carts.abandoned() - carts.undetermined(),
                                carts.undetermined()));
        line(
                text,
                "Handed over",
                "%,d reminders and %,d discounts by e-mail, of %,d decided"
                        .formatted(carts.reminders(), carts.discounts(), carts.steppedIn()));
        line(
                text,
                "Not sent",
                words(overview.at("/messages/not_sent"))
                        + "; days are played in seconds, so some messages come too late");
        line(
                text,
                "Average precision",
                "%s on %s later moments; the rule (abandoned below 20) reaches %s, chance %s"
                        .formatted(
                                averagePrecision(precision, PrecisionReport.MODEL),
                                ofAll(precision, PrecisionReport.MODEL)
                                        .map(figure -> "%,d".formatted(figure.rows()))
                                        .orElse("too few"),
                                averagePrecision(precision, PrecisionReport.SOURCE_RULE),
                                ofAll(precision, PrecisionReport.MODEL)
                                        .map(figure -> "%.3f".formatted(figure.baseRate()))
                                        .orElse("unknown")));
        for (int i = 0; i < predictions.size(); i++) {
            line(text, i == 0 ? "The shop asks" : "", predictions.get(i));
        }
        line(
                text,
                "Kept apart",
                "It is a tenant of its own, so that its purchases, which regret decides about too, are in no figure above");
        line(text, "Log", head);
        return text.toString();
    }

    private static Optional<PrecisionReport.Figure> ofAll(PrecisionReport precision, String name) {
        return precision.figures().stream()
                .filter(figure -> figure.group().equals(PrecisionReport.ALL)
                        && figure.name().equals(name))
                .findFirst();
    }

    private static String averagePrecision(PrecisionReport precision, String name) {
        return ofAll(precision, name)
                .map(PrecisionReport.Figure::averagePrecision)
                .map(value -> "%.3f (%.3f to %.3f)".formatted(value.value(), value.low(), value.high()))
                .orElse("unknown");
    }

    /** Where all of it can be looked at. */
    static String pages(URI address, DemoKeys keys) {
        return "%nStart page: %s/#key=%s%nThat of %s: %s/#key=%s%nStop with Ctrl-C.%n"
                .formatted(address, keys.market(), DemoStore.TENANT.id(), address, keys.store());
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
