package io.trendguard.model.point.cart;

import static io.trendguard.model.history.Facts.customer;
import static io.trendguard.model.history.Facts.event;

import io.trendguard.event.Cart;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Line;
import io.trendguard.event.Purchase;
import io.trendguard.event.Retailer;
import io.trendguard.event.Review;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.history.Facts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What happens to carts, stating only what matters. */
public final class CartFacts {
    private CartFacts() {}

    /** A customer puts something worth 100 EUR into a cart. */
    static Event filled(String cart, String customer, Instant at) {
        return Facts.cart(cart, customer, at, Facts.line("1", "p1"));
    }

    /** A cart with one item of that price, filled on that device. */
    public static Event filled(String cart, String customer, long priceMinor, String device, Instant at) {
        return event(
                new Cart(
                        cart,
                        customer(customer),
                        Cart.Stage.BROWSING,
                        Optional.empty(),
                        List.of(Facts.line("1", "p1", "M", priceMinor, priceMinor)),
                        "EUR",
                        Optional.of(device),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("standard"),
                        Optional.empty()),
                at);
    }

    /** An order that says which cart it came of. */
    public static Event bought(String cart, String customer, Instant at) {
        return bought(Optional.of(cart), customer, at);
    }

    /** An order that says only who bought. */
    static Event boughtSomething(String customer, Instant at) {
        return bought(Optional.empty(), customer, at);
    }

    private static Event bought(Optional<String> cart, String customer, Instant at) {
        List<Line> lines = List.of(Facts.line("1", "p1"));
        Optional<String> none = Optional.empty();
        return event(
                new Purchase(
                        "order-" + at,
                        cart,
                        customer(customer),
                        Optional.empty(),
                        lines,
                        "EUR",
                        none,
                        none,
                        none,
                        none,
                        Optional.empty(),
                        none,
                        Optional.empty()),
                at);
    }

    /** A shop asks about a cart itself. */
    static Event asks(CartCheck check, Instant at) {
        return event(check, at);
    }

    /** How a cart of a known customer stands. */
    static CartCheck check(String cart, String customer, long valueMinor, String currency, int items, Instant active) {
        return new CartCheck(
                cart,
                Optional.of(customer(customer)),
                valueMinor,
                currency,
                items,
                active,
                Optional.of("phone"),
                Optional.of("express"),
                Optional.empty());
    }

    /** A shop says how it is set up. */
    static Event setup(boolean requiresAccount, int waysToPay, int speeds, Instant at) {
        return event(
                new Retailer(
                        requiresAccount,
                        words("pay", waysToPay),
                        words("speed", speeds),
                        Optional.empty(),
                        Optional.empty()),
                at);
    }

    private static List<String> words(String stem, int count) {
        return IntStream.range(0, count).mapToObj(i -> stem + i).toList();
    }

    /** Something that has nothing to do with carts, so that time goes on. */
    static Event elsewhere(Instant at) {
        return event(new Review("v" + at, "p9", 4, Optional.empty(), Optional.empty()), at);
    }

    /** The rows of a retailer's events, which come in the order in which they became known. */
    public static TrainingSet rows(Event... events) {
        return new CartTraining().rows(TrainingEvent.all(Arrays.asList(events).iterator()), RowRules.DEFAULTS);
    }

    /** The labels of the rows about a cart, in order. */
    static List<Integer> labels(TrainingSet rows, String cart) {
        return IntStream.range(0, rows.size())
                .filter(row -> rows.rowKeys().get(row).startsWith(cart + "/"))
                .mapToObj(row -> (int) rows.labels()[row])
                .toList();
    }
}
