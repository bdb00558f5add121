package io.trendguard.point.cart;

import io.trendguard.event.Cart;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.InputValue;
import io.trendguard.point.OwnInput;
import io.trendguard.point.PointDefinition;
import io.trendguard.point.PointWords;
import io.trendguard.point.Question;
import io.trendguard.point.Situation;
import io.trendguard.point.Stage;
import io.trendguard.point.outcome.OutcomeRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The risk that a cart is abandoned: that nothing of it is bought within 24 hours of the last activity. Asked when a shop wants
 * to know, and when a cart has been quiet for as long as the rulebook says.
 */
public final class CartPoint implements PointDefinition {
    /** Its name. */
    public static final DecisionPoint NAME = new DecisionPoint("cart");

    /** A cart is abandoned if it is not bought so long after its last activity. */
    public static final Duration HORIZON = Duration.ofHours(24);

    /** The band in which a cart is predicted to be abandoned. */
    public static final String ABANDONED = "abandoned";

    /** The parameter of its rulebooks that says for how many hours a cart must be quiet before it is decided about. */
    public static final String ASK_AFTER_HOURS = "ask_after_hours";

    private static final OwnInput CUSTOMER_KNOWN =
            new OwnInput("customer_known", new InputValue.Flag(false), "Whether it is known whose cart it is");
    private static final OwnInput ITEM_COUNT =
            new OwnInput("item_count", new InputValue.Numeric(1), "How many items the cart holds");
    private static final OwnInput QUIET_HOURS = new OwnInput(
            "quiet_hours", new InputValue.Numeric(0), "For how many whole hours nothing has happened to the cart");

    @Override
    public DecisionPoint point() {
        return NAME;
    }

    @Override
    public Optional<Question> about(Event event) {
        if (!(event.fact() instanceof CartCheck cart)) {
            return Optional.empty();
        }
        long quiet = Math.max(
                0, Duration.between(cart.lastActivityAt(), event.time()).toHours());
        return Optional.of(new Question.AboutItems(
                cart.onPage().orElse(false) ? Stage.BEFORE_PURCHASE : Stage.AWAY,
                cart.cartId(),
                cart.customerId().orElseGet(() -> PersonRef.ofNobody(event.key())),
                cart.currency(),
                List.of(new Question.Item(asOneItem(cart), Map.of())),
                Map.of(
                        CUSTOMER_KNOWN.name(),
                        new InputValue.Flag(cart.customerId().isPresent()),
                        ITEM_COUNT.name(),
                        new InputValue.Numeric(cart.itemCount()),
                        QUIET_HOURS.name(),
                        new InputValue.Numeric(quiet))));
    }

    /** A check states the items' number and value and not each of them. */
    private static Line asOneItem(CartCheck cart) {
        return new Line(
                "cart",
                "cart",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                cart.valueMinor());
    }

    @Override
    public boolean itemsAreProducts() {
        return false;
    }

    /** Two weeks, as retailers are promised; what is known of a day's carts together is kept longer. */
    @Override
    public Optional<Duration> rawDataKept() {
        return Optional.of(Duration.ofDays(14));
    }

    /** What asks about a cart, and how it was filled; a cart at the checkout is about the purchase. */
    @Override
    public boolean isRaw(Event event) {
        return event.fact() instanceof CartCheck
                || (event.fact() instanceof Cart cart && cart.stage() == Cart.Stage.BROWSING);
    }

    @Override
    public Unit unit() {
        return Unit.WHOLE;
    }

    @Override
    public List<OwnInput> inputs() {
        return List.of(CUSTOMER_KNOWN, ITEM_COUNT, QUIET_HOURS);
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(ASK_AFTER_HOURS, "how many hours a cart must be quiet before it is decided about");
    }

    @Override
    public OutcomeRule outcomes() {
        return CartOutcomeRule.INSTANCE;
    }

    @Override
    public PointWords words() {
        return new PointWords(
                "cart", "are abandoned", "abandonment", "were abandoned", "within 24 hours of the last activity");
    }

    @Override
    public Situation situation(Stage stage, Map<String, InputValue> inputs, boolean itemsKnown) {
        String items = counted(ITEM_COUNT.of(inputs), "item");
        String quiet = QUIET_HOURS.of(inputs).equals(QUIET_HOURS.absent())
                ? "less than an hour"
                : counted(QUIET_HOURS.of(inputs), "hour");
        boolean known = CUSTOMER_KNOWN.of(inputs).equals(new InputValue.Flag(true));
        String happened = stage == Stage.BEFORE_PURCHASE
                ? "a customer was still looking at a cart of %s worth {price} (cart {order})".formatted(items)
                : "nothing had happened for %s to a cart of %s worth {price} (cart {order})".formatted(quiet, items);
        return new Situation(
                "Cart",
                "carts",
                happened,
                Optional.of(items),
                known ? Optional.empty() : Optional.of("not known: nobody was logged in"),
                known
                        ? Optional.empty()
                        : Optional.of("Nobody could be addressed: it is not known whose cart it is. The shop got the"
                                + " prediction: {risk}."));
    }

    private static String counted(InputValue value, String noun) {
        String number = value.value().toString();
        return number + " " + noun + (number.equals("1") ? "" : "s");
    }
}
