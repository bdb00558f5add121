package io.trendguard.point.cart;

import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Purchase;
import io.trendguard.point.outcome.Awaited;
import io.trendguard.point.outcome.OutcomeReport;
import io.trendguard.point.outcome.OutcomeReport.Happened;
import io.trendguard.point.outcome.OutcomeRule;
import java.util.List;
import java.util.Optional;

/** A cart is abandoned if no purchase names it within 24 hours of its last activity. */
final class CartOutcomeRule implements OutcomeRule {
    static final CartOutcomeRule INSTANCE = new CartOutcomeRule();

    private CartOutcomeRule() {}

    @Override
    public Optional<Awaited> awaited(Event event) {
        return event.fact() instanceof CartCheck cart && !namesNoCart(event)
                ? Optional.of(Awaited.within(
                        key(cart.cartId()), cart.lastActivityAt(), CartPoint.HORIZON, "abandoned", false))
                : Optional.empty();
    }

    /** A question that names no cart gets its event's name, which no purchase can name. */
    private static boolean namesNoCart(Event event) {
        return event.fact() instanceof CartCheck cart && cart.cartId().equals(event.id());
    }

    @Override
    public Optional<String> whyNothingIsAwaited(Event event) {
        return namesNoCart(event) ? Optional.of("the call named no cart that a purchase could name") : Optional.empty();
    }

    private static String key(String cartId) {
        return "cart:" + cartId;
    }

    @Override
    public List<OutcomeReport> reports(Event event) {
        if (!(event.fact() instanceof Purchase purchase) || purchase.cartId().isEmpty()) {
            return List.of();
        }
        long paid = purchase.lines().stream()
                .mapToLong(line -> line.paidPriceMinor() * line.quantity())
                .sum();
        return List.of(new OutcomeReport(
                key(purchase.cartId().get()),
                Optional.empty(),
                Optional.empty(),
                event.time(),
                new Happened("purchased", Optional.empty(), Optional.of(paid))));
    }

    @Override
    public List<OutcomeWord> words() {
        return List.of(
                new OutcomeWord("purchased", "Bought", false, true, new OnceItHappens("paid")),
                new OutcomeWord(
                        "abandoned",
                        "Abandoned",
                        true,
                        true,
                        new OnceTimeIsOver("time to buy", "no purchase named this cart")));
    }
}
