package io.trendguard.routes.api;

import io.trendguard.channels.message.MoneyText;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Line;
import io.trendguard.point.outcome.Awaited;
import io.trendguard.point.outcome.OutcomeReport.Happened;
import io.trendguard.point.outcome.OutcomeRule;
import io.trendguard.point.outcome.OutcomeRule.OnceItHappens;
import io.trendguard.point.outcome.OutcomeRule.OnceTimeIsOver;
import io.trendguard.point.outcome.OutcomeRule.OutcomeWord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How outcomes of one decision are written, in the words of its decision point; days are those of one zone. */
final class OutcomeText {
    /** Of what lasts no longer, people want to know the hour. */
    private static final Duration OF_HOURS = Duration.ofDays(2);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM uuuu", Locale.ENGLISH);

    private final OutcomeRule rule;
    private final DecisionRequest request;
    private final ZoneId zone;
    private final UnaryOperator<String> productName;

    /** @param productName what people call a product */
    OutcomeText(OutcomeRule rule, DecisionRequest request, ZoneId zone, UnaryOperator<String> productName) {
        this.rule = rule;
        this.request = request;
        this.zone = zone;
        this.productName = productName;
    }

    OutcomeWord word(String name) {
        return rule.words().stream()
                .filter(word -> word.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The decision point (%s) does not list its outcome (%s) among its words."
                                .formatted(request.decisionPoint(), name)));
    }

    /** What people call the time for something. */
    String window(Awaited awaited) {
        return says(awaited).window();
    }

    /** What they say of it where nothing happened in it. */
    String nothing(Awaited awaited) {
        return says(awaited).nothing();
    }

    private OnceTimeIsOver says(Awaited awaited) {
        return word(awaited.lapses()).says() instanceof OnceTimeIsOver over
                ? over
                : new OnceTimeIsOver("time for it", "nothing was reported");
    }

    /** A moment as in “until 1 April 2026”. */
    String until(Awaited awaited, Instant moment) {
        return isOfHours(awaited)
                ? "%s (%s)".formatted(HOUR.format(moment.atZone(zone)), zone)
                : DAY.format(moment.atZone(zone));
    }

    /** A moment as in “on 1 April 2026”. */
    String on(Awaited awaited, Instant moment) {
        return (isOfHours(awaited) ? "at " : "on ") + until(awaited, moment);
    }

    private static boolean isOfHours(Awaited awaited) {
        return Duration.between(awaited.from(), awaited.until()).compareTo(OF_HOURS) <= 0;
    }

    /** What happened, when, why, and what of it was money. */
    String sentence(String title, Awaited awaited, Instant at, Happened news, Optional<Long> money) {
        List<String> details = new ArrayList<>();
        news.reason().map(reason -> rule.reasons().getOrDefault(reason, reason)).ifPresent(details::add);
        money.map(this::money)
                .map(paid -> word(news.word()).says() instanceof OnceItHappens says ? paid + " " + says.money() : paid)
                .ifPresent(details::add);
        return "%s %s%s.".formatted(title, on(awaited, at), details.isEmpty() ? "" : ": " + String.join(", ", details));
    }

    private String money(long minor) {
        return MoneyText.money(minor, request.currency(), "en");
    }

    /** What people call an item of several, with a colon; nothing where there is one item only. */
    String item(Optional<String> lineId) {
        if (request.lines().size() == 1) {
            return "";
        }
        return lineId.flatMap(this::line)
                .map(line -> "“%s”: ".formatted(productName.apply(line.productId())))
                .orElse("All %d items: ".formatted(request.lines().size()));
    }

    Optional<Line> line(String lineId) {
        return request.lines().stream()
                .map(DecisionRequest.LineRequest::line)
                .filter(line -> line.lineId().equals(lineId))
                .findFirst();
    }

    static String upper(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
    }

    static String lower(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ENGLISH) + text.substring(1);
    }
}
