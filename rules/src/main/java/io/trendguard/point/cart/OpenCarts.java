package io.trendguard.point.cart;

import io.trendguard.event.Cart;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Retailer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The carts of one customer that may still be bought.
 *
 * @param lastPurchase when the customer last bought something; nothing that was done to a cart before it counts
 * @param carts by their last activity, the oldest first
 */
public record OpenCarts(Optional<Instant> lastPurchase, List<OpenCart> carts) {
    /** A customer has few carts; of more, the newest count. */
    private static final int MOST = 8;

    private static final long MOST_VALUE = 9_000_000_000_000_000L;
    private static final int MOST_ITEMS = 1_000_000;

    /** Nothing was put into a cart yet. */
    public static final OpenCarts NONE = new OpenCarts(Optional.empty(), List.of());

    public OpenCarts {
        carts = List.copyOf(carts);
    }

    /**
     * One cart as its latest event left it.
     *
     * @param valueMinor what its items cost together, minor units
     * @param itemCount pieces, counted one by one
     * @param state what became of it
     */
    public record OpenCart(
            String cartId,
            Instant lastActivityAt,
            long valueMinor,
            String currency,
            int itemCount,
            Optional<String> deviceType,
            Optional<String> shippingSpeed,
            State state) {
        /** A cart as its latest event left it, open. */
        public static OpenCart of(Cart cart, Instant at) {
            long value = 0;
            long items = 0;
            for (Line line : cart.lines()) {
                value += Math.min(MOST_VALUE, line.paidPriceMinor() * line.quantity());
                items += line.quantity();
            }
            return new OpenCart(
                    cart.cartId(),
                    at,
                    Math.min(MOST_VALUE, value),
                    cart.currency(),
                    (int) Math.min(MOST_ITEMS, items),
                    cart.deviceType(),
                    cart.shippingSpeed(),
                    State.OPEN);
        }

        /** How it stands, as it is asked about: by the service, and for the rows that models are trained on. */
        public CartCheck check(PersonRef customer) {
            return new CartCheck(
                    cartId,
                    Optional.of(customer),
                    valueMinor,
                    currency,
                    Math.max(1, itemCount),
                    lastActivityAt,
                    deviceType,
                    shippingSpeed,
                    Optional.of(false));
        }

        /** One of which nothing is known but that it was bought. */
        static OpenCart bought(String cartId, Instant at) {
            return new OpenCart(
                    cartId, at, 0, Retailer.USUAL_CURRENCY, 0, Optional.empty(), Optional.empty(), State.BOUGHT);
        }

        OpenCart in(State other) {
            return new OpenCart(
                    cartId, lastActivityAt, valueMinor, currency, itemCount, deviceType, shippingSpeed, other);
        }
    }

    /** What became of a cart. */
    public enum State {
        /** Nobody has asked about it since its last activity. */
        OPEN,
        /** It was asked about; only another activity opens it again. */
        ASKED,
        /** It was bought; what comes of it later is late. */
        BOUGHT
    }

    /** After the customer did something with a cart; what comes late changes nothing. */
    OpenCarts active(Cart cart, Instant at) {
        Optional<OpenCart> before = find(cart.cartId());
        boolean late = lastPurchase.filter(bought -> !at.isAfter(bought)).isPresent()
                || before.filter(known -> known.state() == State.BOUGHT
                                || at.isBefore(known.lastActivityAt())
                                || (at.equals(known.lastActivityAt()) && known.state() == State.ASKED))
                        .isPresent();
        return late ? this : with(OpenCart.of(cart, at));
    }

    /** After the customer bought one cart; what comes of it later is late, even if nothing was known of it before. */
    OpenCarts bought(String cartId, Instant at) {
        return with(find(cartId).map(cart -> cart.in(State.BOUGHT)).orElseGet(() -> OpenCart.bought(cartId, at)));
    }

    /** After the customer bought something that names no cart: whatever was in their carts by then. */
    OpenCarts bought(Instant at) {
        return new OpenCarts(
                Optional.of(lastPurchase.filter(known -> known.isAfter(at)).orElse(at)),
                carts.stream()
                        .filter(cart -> cart.state() == State.BOUGHT
                                || cart.lastActivityAt().isAfter(at))
                        .toList());
    }

    /** After it was asked about a cart. */
    OpenCarts asked(String cartId, Instant lastActivityAt) {
        return find(cartId)
                .filter(cart ->
                        cart.state() == State.OPEN && !cart.lastActivityAt().isAfter(lastActivityAt))
                .map(cart -> with(cart.in(State.ASKED)))
                .orElse(this);
    }

    /** Without carts whose last activity is too long ago to matter. */
    OpenCarts since(Instant oldest) {
        return new OpenCarts(
                lastPurchase,
                carts.stream()
                        .filter(cart -> cart.lastActivityAt().isAfter(oldest))
                        .toList());
    }

    /** The cart that nobody has asked about for the longest. */
    Optional<OpenCart> quietest() {
        return carts.stream().filter(cart -> cart.state() == State.OPEN).findFirst();
    }

    /** Whether a cart was bought; a purchase that names no cart is one of all that the customer had by then. */
    boolean isBought(String cartId) {
        return find(cartId).map(cart -> cart.state() == State.BOUGHT).orElse(lastPurchase.isPresent());
    }

    private Optional<OpenCart> find(String cartId) {
        return carts.stream().filter(cart -> cart.cartId().equals(cartId)).findFirst();
    }

    private OpenCarts with(OpenCart cart) {
        List<OpenCart> all = new ArrayList<>(carts);
        all.removeIf(other -> other.cartId().equals(cart.cartId()));
        all.add(cart);
        all.sort(Comparator.comparing(OpenCart::lastActivityAt).thenComparing(OpenCart::cartId));
        return new OpenCarts(lastPurchase, all.size() > MOST ? all.subList(all.size() - MOST, all.size()) : all);
    }
}
