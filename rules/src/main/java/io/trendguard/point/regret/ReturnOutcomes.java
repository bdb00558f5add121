package io.trendguard.point.regret;

import io.trendguard.event.Cart;
import io.trendguard.event.Delivery;
import io.trendguard.event.Event;
import io.trendguard.event.Purchase;
import io.trendguard.event.Return;
import io.trendguard.point.outcome.Awaited;
import io.trendguard.point.outcome.OutcomeReport;
import io.trendguard.point.outcome.OutcomeReport.Became;
import io.trendguard.point.outcome.OutcomeReport.Ends;
import io.trendguard.point.outcome.OutcomeReport.Happened;
import io.trendguard.point.outcome.OutcomeRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item is returned once its return is reported, however late, and kept once its return window is over: 30 days after the
 * order, or what its delivery says if that is later. A cart at the checkout that becomes no order within a day was not bought.
 */
final class ReturnOutcomes implements OutcomeRule {
    static final ReturnOutcomes INSTANCE = new ReturnOutcomes();

    private static final Duration BUYS_WITHIN = Duration.ofHours(24);

    private ReturnOutcomes() {}

    @Override
    public Optional<Awaited> awaited(Event event) {
        if (event.fact() instanceof Purchase purchase) {
            return Optional.of(items(event, purchase));
        }
        return event.fact() instanceof Cart cart
                ? Optional.of(Awaited.within("cart:" + cart.cartId(), event.time(), BUYS_WITHIN, "not_bought", true))
                : Optional.empty();
    }

    private static Awaited items(Event event, Purchase purchase) {
        return Awaited.within("order:" + purchase.orderId(), event.time(), Delivery.USUAL_WINDOW, "kept", true);
    }

    @Override
    public List<OutcomeReport> reports(Event event) {
        if (event.fact() instanceof Purchase purchase) {
            return purchase
                    .cartId()
                    .map(cart -> new OutcomeReport(
                            "cart:" + cart,
                            Optional.empty(),
                            Optional.of(purchase.customerId()),
                            event.time(),
                            new Became(items(event, purchase))))
                    .stream()
                    .toList();
        }
        if (event.fact() instanceof Delivery delivery) {
            return List.of(new OutcomeReport(
                    "order:" + delivery.orderId(),
                    delivery.lineId(),
                    Optional.of(delivery.customerId()),
                    event.time(),
                    new Ends(delivery.windowEnd())));
        }
        if (event.fact() instanceof Return returned) {
            return List.of(new OutcomeReport(
                    "order:" + returned.orderId(),
                    returned.lineId(),
                    Optional.of(returned.customerId()),
                    event.time(),
                    new Happened("returned", returned.reason().map(Enum::name), returned.refundMinor())));
        }
        return List.of();
    }

    @Override
    public List<OutcomeWord> words() {
        return List.of(
                new OutcomeWord("returned", "Returned", true, true, new OnceItHappens("refunded")),
                new OutcomeWord(
                        "kept", "Kept", false, true, new OnceTimeIsOver("return window", "nothing was returned")),
                new OutcomeWord(
                        "not_bought",
                        "Not bought",
                        false,
                        false,
                        new OnceTimeIsOver("time to buy", "no order named this cart")));
    }

    @Override
    public Map<String, String> reasons() {
        return Map.of(
                Return.Reason.REGRET.name(), "the customer changed their mind",
                Return.Reason.FIT.name(), "it did not fit",
                Return.Reason.DEFECT.name(), "it was defective",
                Return.Reason.FRAUD.name(), "counted as fraud");
    }
}
