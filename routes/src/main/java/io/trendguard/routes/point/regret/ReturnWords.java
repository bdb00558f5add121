package io.trendguard.routes.point.regret;

import io.trendguard.channels.message.MoneyText;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Return;
import io.trendguard.routes.api.DecisionFile.Outcome;
import io.trendguard.routes.api.DecisionFile.Outcome.State;
import io.trendguard.routes.api.DecisionFile.Window;
import io.trendguard.text.TimeZoneName;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people read of returns of one order; days are those of the customer's clock. */
final class ReturnWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final DecisionRequest request;
    private final ZoneId zone;

    /** @param shop the shop's time zone, where the customer's is not known */
    ReturnWords(DecisionRequest request, ZoneId shop) {
        this.request = request;
        this.zone = request.contact().timeZone().flatMap(TimeZoneName::zone).orElse(shop);
    }

    /** What is known now: returned, kept, or how long the customer may still send it back. */
    Outcome outcome(Instant windowEnd, boolean returned, Instant now) {
        Window window = window(windowEnd, returned, now);
        if (!returned) {
            return window.open()
                    ? new Outcome(State.OPEN, "Too early", "not known yet", Optional.of(window))
                    : new Outcome(State.GOOD, "Kept", "kept", Optional.of(window));
        }
        boolean several = request.lines().size() > 1;
        boolean all = !several
                && request.lines().stream().allMatch(line -> line.line().quantity() == 1);
        return new Outcome(
                several && window.open() ? State.PARTLY : State.BAD,
                several && window.open() ? "Partly known" : "Returned",
                several ? "something was returned" : "returned",
                all ? Optional.empty() : Optional.of(window));
    }

    private Window window(Instant until, boolean returned, Instant now) {
        boolean open = now.isBefore(until);
        String says = returned
                ? (open
                        ? "Something was returned; the rest may come back until %s."
                        : "What was not returned by %s is kept.")
                : (open
                        ? "Return window open until %s."
                        : "Kept: the return window ended on %s and nothing was returned.");
        return new Window(
                open ? "Return window open" : returned ? "Return window over" : "Kept",
                until,
                open,
                says.formatted(day(until)));
    }

    /** An item of the order came back. */
    String returned(Return returned, Instant at, Optional<String> item) {
        List<String> details = new ArrayList<>();
        returned.reason().map(ReturnWords::why).ifPresent(details::add);
        returned.refundMinor()
                .map(minor -> MoneyText.money(minor, request.currency(), "en") + " refunded")
                .ifPresent(details::add);
        return "%s on %s%s."
                .formatted(
                        item.map(name -> "“%s” was returned".formatted(name)).orElse("Returned"),
                        day(at),
                        details.isEmpty() ? "" : ": " + String.join(", ", details));
    }

    private static String why(Return.Reason reason) {
        return switch (reason) {
            case REGRET -> "the customer changed their mind";
            case FIT -> "it did not fit";
            case DEFECT -> "it was defective";
            case FRAUD -> "counted as fraud";
        };
    }

    private String day(Instant moment) {
        return DAY.format(moment.atZone(zone));
    }
}
