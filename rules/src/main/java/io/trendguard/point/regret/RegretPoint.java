package io.trendguard.point.regret;

import io.trendguard.event.Cart;
import io.trendguard.event.Event;
import io.trendguard.event.Purchase;
import io.trendguard.event.Return;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.InputValue;
import io.trendguard.point.OwnInput;
import io.trendguard.point.PointDefinition;
import io.trendguard.point.PointWords;
import io.trendguard.point.Question;
import io.trendguard.point.Situation;
import io.trendguard.point.Stage;
import io.trendguard.point.StatedNumber;
import io.trendguard.point.outcome.OutcomeRule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The risk that a customer regrets a purchase: asked at the checkout, after the purchase, and when a defect comes back. */
public final class RegretPoint implements PointDefinition {
    /** Its name. */
    public static final DecisionPoint NAME = new DecisionPoint("regret");

    private static final OwnInput ANNOUNCED_RETURN = new OwnInput(
            "announced_return",
            new InputValue.Text("none"),
            "Why the customer wants to send the item back; none if they do not");

    @Override
    public DecisionPoint point() {
        return NAME;
    }

    @Override
    public Optional<Question> about(Event event) {
        if (event.fact() instanceof Purchase purchase) {
            return Optional.of(Question.AboutItems.of(
                    Stage.AFTER_PURCHASE,
                    purchase.orderId(),
                    purchase.customerId(),
                    purchase.currency(),
                    purchase.lines()));
        }
        if (event.fact() instanceof Cart cart && cart.stage() == Cart.Stage.CHECKOUT) {
            return Optional.of(Question.AboutItems.of(
                    Stage.BEFORE_PURCHASE, cart.cartId(), cart.customerId(), cart.currency(), cart.lines()));
        }
        if (event.fact() instanceof Return returned && returned.reason().equals(Optional.of(Return.Reason.DEFECT))) {
            return Optional.of(new Question.AboutEarlierOrder(
                    Stage.AFTER_PURCHASE,
                    returned.orderId(),
                    returned.customerId(),
                    returned.lineId(),
                    announced(Return.Reason.DEFECT)));
        }
        return Optional.empty();
    }

    /** What an item states that the customer wants to send back. */
    public static Map<String, InputValue> announced(Return.Reason reason) {
        return Map.of(ANNOUNCED_RETURN.name(), new InputValue.Text(reason.name()));
    }

    @Override
    public Unit unit() {
        return Unit.ITEM;
    }

    @Override
    public List<OwnInput> inputs() {
        return List.of(ANNOUNCED_RETURN);
    }

    @Override
    public Map<String, StatedNumber> statedNumbers() {
        return Map.of(
                "buyers", new StatedNumber("product_buyers_90d", StatedNumber.Form.COUNT),
                "keep_percent", new StatedNumber("product_return_rate_90d", StatedNumber.Form.PERCENT_OF_THE_OTHERS));
    }

    @Override
    public OutcomeRule outcomes() {
        return ReturnOutcomes.INSTANCE;
    }

    @Override
    public PointWords words() {
        return new PointWords("order", "come back", "a return", "came back", "within 30 days");
    }

    @Override
    public Situation situation(Stage stage, Map<String, InputValue> inputs, boolean itemsKnown) {
        Optional<InputValue> reason = Optional.ofNullable(inputs.get(ANNOUNCED_RETURN.name()));
        if (reason.isPresent() || !itemsKnown) {
            return new Situation(
                    "Return from order",
                    "purchases",
                    reason.map(why -> "a customer sent {items} of the order {order} back and gave as the reason: "
                                    + why.value()
                                            .toString()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', ' '))
                            .orElse("a customer sent something of the order {order} back"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(
                            "The return takes its course: the customer was not addressed, and nothing was held up."));
        }
        return stage == Stage.BEFORE_PURCHASE
                ? Situation.of("Cart", "carts", "a customer was about to buy {items} (cart {order})")
                : Situation.of("Order", "purchases", "a customer bought {items} (order {order})");
    }
}
