package io.trendguard.routes.point.giftwrap;

import io.trendguard.event.Cart;
import io.trendguard.event.Event;
import io.trendguard.event.Purchase;
import io.trendguard.point.outcome.Awaited;
import io.trendguard.point.outcome.OutcomeReport;
import io.trendguard.point.outcome.OutcomeReport.Happened;
import io.trendguard.point.outcome.OutcomeRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A gift is sent once its cart is bought within an hour. */
final class GiftsSent implements OutcomeRule {
    static final GiftsSent INSTANCE = new GiftsSent();

    private GiftsSent() {}

    @Override
    public Optional<Awaited> awaited(Event event) {
        return event.fact() instanceof Cart cart
                ? Optional.of(
                        Awaited.within("gift:" + cart.cartId(), event.time(), Duration.ofHours(1), "never_sent", false))
                : Optional.empty();
    }

    @Override
    public List<OutcomeReport> reports(Event event) {
        return event.fact() instanceof Purchase purchase
                ? purchase.cartId().stream()
                        .map(cart -> new OutcomeReport(
                                "gift:" + cart,
                                Optional.empty(),
                                Optional.empty(),
                                event.time(),
                                new Happened("sent", Optional.empty(), Optional.empty())))
                        .toList()
                : List.of();
    }

    @Override
    public List<OutcomeWord> words() {
        return List.of(
                new OutcomeWord("sent", "Sent as a gift", false, true, new OnceItHappens("paid")),
                new OutcomeWord(
                        "never_sent",
                        "Never sent",
                        true,
                        true,
                        new OnceTimeIsOver("time to send it", "nobody bought it")));
    }
}
