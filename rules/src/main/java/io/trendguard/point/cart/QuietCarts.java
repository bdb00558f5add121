package io.trendguard.point.cart;

import io.trendguard.event.Cart;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Purchase;
import io.trendguard.event.Tenant;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.cart.OpenCarts.OpenCart;
import io.trendguard.point.timed.TimedQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Asks whether a cart will be abandoned once nothing has happened to it for as long as the rulebook says. */
public final class QuietCarts implements TimedQuestion<OpenCarts> {
    /** The source of its events. */
    public static final String SOURCE = "/trendguard/quiet-carts";

    @Override
    public String name() {
        return "quiet-carts";
    }

    @Override
    public Class<OpenCarts> rowType() {
        return OpenCarts.class;
    }

    @Override
    public DecisionPoint point() {
        return CartPoint.NAME;
    }

    @Override
    public String waitParameter() {
        return CartPoint.ASK_AFTER_HOURS;
    }

    @Override
    public Duration horizon() {
        return CartPoint.HORIZON;
    }

    @Override
    public Collection<String> rows(LogPayload payload) {
        return payload instanceof EventPayload told && concerns(told.event())
                ? told.event().person().map(this::rowOf).stream().toList()
                : List.of();
    }

    private static boolean concerns(Event event) {
        return event.fact() instanceof Cart
                || event.fact() instanceof Purchase
                || (event.fact() instanceof CartCheck && event.source().equals(SOURCE));
    }

    @Override
    public Optional<OpenCarts> after(String person, Optional<OpenCarts> before, LoggedPayload entry) {
        Event event = ((EventPayload) entry.payload()).event();
        OpenCarts carts = before.orElse(OpenCarts.NONE);
        OpenCarts after;
        if (event.fact() instanceof Cart cart) {
            after = carts.active(cart, event.time());
        } else if (event.fact() instanceof Purchase purchase) {
            after = purchase.cartId()
                    .map(cart -> carts.bought(cart, event.time()))
                    .orElseGet(() -> carts.bought(event.time()));
        } else {
            CartCheck check = (CartCheck) event.fact();
            after = carts.asked(check.cartId(), check.lastActivityAt());
        }
        OpenCarts kept = after.since(entry.time().minus(CartPoint.HORIZON));
        return kept.carts().isEmpty() && kept.lastPurchase().isEmpty() ? Optional.empty() : Optional.of(kept);
    }

    @Override
    public Optional<Instant> expiresAt(OpenCarts carts) {
        Optional<Instant> newest = carts.carts().isEmpty()
                ? carts.lastPurchase()
                : Optional.of(carts.carts().get(carts.carts().size() - 1).lastActivityAt());
        return newest.map(at -> at.plus(CartPoint.HORIZON));
    }

    @Override
    public Optional<Instant> quietSince(OpenCarts carts) {
        return carts.quietest().map(OpenCart::lastActivityAt);
    }

    /** What the event is called that asks about a cart in which nothing has happened since. */
    public static String eventId(String cartId, Instant lastActivityAt) {
        return "%s/%d".formatted(cartId, lastActivityAt.toEpochMilli());
    }

    @Override
    public String rowOf(PersonRef person) {
        return person.id();
    }

    @Override
    public boolean isSettled(OpenCarts carts, String cartId) {
        return carts.isBought(cartId);
    }

    @Override
    public Event ask(Tenant tenant, String person, OpenCarts carts, Instant now) {
        OpenCart cart = carts.quietest().orElseThrow();
        return new Event(
                tenant,
                SOURCE,
                eventId(cart.cartId(), cart.lastActivityAt()),
                Feed.CART_CHECK,
                Feed.CART_CHECK.version(),
                now,
                now,
                cart.check(new PersonRef(person)));
    }
}
