package io.trendguard.routes.point.giftwrap;

import io.trendguard.event.Cart;
import io.trendguard.event.Event;
import io.trendguard.event.Tenant;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.InputValue;
import io.trendguard.point.OwnInput;
import io.trendguard.point.PointDefinition;
import io.trendguard.point.PointWords;
import io.trendguard.point.Question;
import io.trendguard.point.Situation;
import io.trendguard.point.Stage;
import io.trendguard.point.TableFile;
import io.trendguard.point.outcome.OutcomeRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asked at the checkout of one shop, about the cart as a whole; nothing follows if the customer does not react. */
public final class GiftWrapPoint implements PointDefinition {
    /** Its name. */
    public static final DecisionPoint NAME = new DecisionPoint("gift-wrap");

    /** The only shop that asks. */
    public static final Tenant SHOP = new Tenant("gifts");

    /** Customers who come by it look for a gift. */
    public static final String GIFT_FINDER = "gift-finder";

    private static final OwnInput IS_GIFT =
            new OwnInput("is_gift", new InputValue.Flag(false), "Whether the customer looks for a gift");

    @Override
    public DecisionPoint point() {
        return NAME;
    }

    @Override
    public Optional<Question> about(Event event) {
        if (!event.tenant().equals(SHOP)
                || !(event.fact() instanceof Cart cart)
                || cart.stage() != Cart.Stage.CHECKOUT) {
            return Optional.empty();
        }
        boolean gift = cart.channelSource().equals(Optional.of(GIFT_FINDER));
        return Optional.of(new Question.AboutItems(
                Stage.BEFORE_PURCHASE,
                cart.cartId(),
                cart.customerId(),
                cart.currency(),
                cart.lines().stream()
                        .map(line -> new Question.Item(line, Map.of()))
                        .toList(),
                Map.of(IS_GIFT.name(), new InputValue.Flag(gift))));
    }

    @Override
    public Unit unit() {
        return Unit.WHOLE;
    }

    @Override
    public List<OwnInput> inputs() {
        return List.of(IS_GIFT);
    }

    @Override
    public List<TableFile> tables() {
        return TableFile.USUAL.stream()
                .filter(file -> file.role() != TableFile.Role.ESCALATION)
                .toList();
    }

    @Override
    public OutcomeRule outcomes() {
        return GiftsSent.INSTANCE;
    }

    @Override
    public PointWords words() {
        return new PointWords("cart", "are wrapped", "wrapping", "were wrapped", "at the checkout");
    }

    @Override
    public Situation situation(Stage stage, Map<String, InputValue> inputs, boolean itemsKnown) {
        return Situation.of("Gift cart", "carts", "a customer might want {items} wrapped (cart {order})");
    }
}
