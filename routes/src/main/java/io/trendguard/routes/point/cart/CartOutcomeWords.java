package io.trendguard.routes.point.cart;

import io.trendguard.channels.message.MoneyText;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Purchase;
import io.trendguard.log.Entry;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.routes.api.DecisionFile;
import io.trendguard.routes.api.DecisionFile.Outcome;
import io.trendguard.routes.api.DecisionFile.Outcome.State;
import io.trendguard.routes.api.DecisionFile.Window;
import io.trendguard.text.TimeZoneName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What people read of what became of one cart; times are those of the customer's clock, else of the shop's. */
final class CartOutcomeWords {
    /** Of a question that named no cart, so no purchase can name it either. */
    static final Outcome NO_CART_NAMED = new Outcome(
            State.UNKNOWN,
            "Not known",
            "not known, since the call named no cart that a purchase could name",
            Optional.empty());

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM uuuu", Locale.ENGLISH);

    private final Instant lastActivity;
    private final Instant until;
    private final ZoneId zone;

    /** @param shop the shop's time zone, where the customer's is not known */
    CartOutcomeWords(DecisionRequest request, CartCheck asked, ZoneId shop) {
        this.lastActivity = asked.lastActivityAt();
        this.until = lastActivity.plus(CartPoint.HORIZON);
        this.zone = request.contact().timeZone().flatMap(TimeZoneName::zone).orElse(shop);
    }

    /** A purchase of before is one of what the cart held then. */
    boolean isAfterLastActivity(Instant bought) {
        return !bought.isBefore(lastActivity);
    }

    /** Whether a purchase counts: one that comes too late does not. */
    boolean isInTime(Instant bought) {
        return isAfterLastActivity(bought) && !bought.isAfter(until);
    }

    /** The cart was bought. */
    DecisionFile.Step step(Entry entry, Event event) {
        boolean inTime = isInTime(event.time());
        return new DecisionFile.Step(
                entry.position(),
                entry.kind(),
                event.time(),
                Optional.of(event.knownAt()),
                Optional.of(inTime ? "BOUGHT" : "BOUGHT_TOO_LATE"),
                bought((Purchase) event.fact(), event.time())
                        + (inTime ? "" : " That is too late to count: the cart was abandoned."));
    }

    private String bought(Purchase purchase, Instant at) {
        long paid = purchase.lines().stream()
                .mapToLong(line -> line.paidPriceMinor() * line.quantity())
                .sum();
        return "Bought as order %s for %s, %s after the last activity."
                .formatted(
                        purchase.orderId(),
                        MoneyText.money(paid, purchase.currency(), "en"),
                        hours(Duration.between(lastActivity, at)));
    }

    private static String hours(Duration between) {
        long hours = between.toHours();
        return hours == 0 ? "less than an hour" : hours + (hours == 1 ? " hour" : " hours");
    }

    /**
     * What is known now.
     *
     * @param bought whether it was bought in time
     */
    Outcome outcome(boolean bought, Instant now) {
        if (bought) {
            return new Outcome(State.GOOD, "Bought", "bought", Optional.empty());
        }
        boolean open = !now.isAfter(until);
        String end = "%s (%s)".formatted(TIME.format(until.atZone(zone)), zone);
        return open
                ? new Outcome(
                        State.OPEN,
                        "Too early",
                        "not known yet",
                        Optional.of(new Window(
                                "Still open",
                                until,
                                true,
                                "No purchase of this cart was reported so far. If none is until %s, it is abandoned."
                                        .formatted(end))))
                : new Outcome(
                        State.BAD,
                        "Abandoned",
                        "abandoned",
                        Optional.of(new Window(
                                "Abandoned",
                                until,
                                false,
                                ("No purchase of this cart was reported until %s, 24 hours after its last activity. A"
                                                + " purchase is found by the cart that it names.")
                                        .formatted(end))));
    }
}
