package io.trendguard.model.history;

import io.trendguard.event.Cart;
import io.trendguard.event.Comment;
import io.trendguard.event.Creator;
import io.trendguard.event.Delivery;
import io.trendguard.event.Event;
import io.trendguard.event.Fact;
import io.trendguard.event.Feed;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Product;
import io.trendguard.event.Purchase;
import io.trendguard.event.ResalePrice;
import io.trendguard.event.Return;
import io.trendguard.event.Review;
import io.trendguard.event.Session;
import io.trendguard.event.Tenant;
import io.trendguard.event.Trend;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Events that state only what matters. */
public final class Facts {
    public static final Tenant SHOP = new Tenant("trendbuy");

    private Facts() {}

    public static PersonRef customer(String id) {
        return new HashedPeople(SHOP).reference(id);
    }

    public static Instant at(String time) {
        return Instant.parse(time.length() == 10 ? time + "T00:00:00Z" : time + ":00Z");
    }

    public static Event event(Fact fact, Instant time, Instant knownAt) {
        Feed feed = Arrays.stream(Feed.values())
                .filter(f -> f.factType().isInstance(fact))
                .findFirst()
                .orElseThrow();
        String id = Integer.toHexString((fact + "" + time).hashCode());
        return new Event(SHOP, "/test", id, feed, 1, time, knownAt, fact);
    }

    public static Event event(Fact fact, Instant time) {
        return event(fact, time, time);
    }

    public static Event learntLater(Event event, Duration delay) {
        return event(event.fact(), event.time(), event.time().plus(delay));
    }

    public static Line line(String id, String product) {
        return line(id, product, "M", 10_000, 10_000);
    }

    public static Line line(String id, String product, String size, long list, long paid) {
        return new Line(
                id,
                product,
                Optional.of(size),
                Optional.of("black"),
                Optional.of("brand-of-" + product),
                Optional.of("leggings"),
                1,
                Optional.of(list),
                paid);
    }

    public static Event purchase(String order, String customer, Instant time, Line... lines) {
        return event(purchaseFact(order, customer, Optional.empty(), lines), time);
    }

    public static Purchase purchaseFact(String order, String customer, Optional<Instant> cartStartedAt, Line... lines) {
        return new Purchase(
                order,
                Optional.of("cart-" + order),
                customer(customer),
                cartStartedAt,
                List.of(lines),
                "EUR",
                Optional.of("phone"),
                Optional.of("tiktok"),
                Optional.of("Hesse"),
                Optional.empty(),
                Optional.of(1990),
                Optional.of("Mrs"),
                Optional.empty());
    }

    public static Event returned(
            String order, String line, String product, String customer, Instant time, Return.Reason reason) {
        return returned(order, line, product, customer, time, Optional.of(reason));
    }

    public static Event returned(
            String order, String line, String product, String customer, Instant time, Optional<Return.Reason> reason) {
        return event(
                new Return(
                        "r-" + order + line,
                        order,
                        Optional.of(line),
                        product,
                        customer(customer),
                        reason,
                        Optional.empty(),
                        Optional.empty()),
                time);
    }

    public static Event delivered(
            String order, Optional<String> line, String customer, Instant delivered, Instant returnUntil) {
        return event(
                new Delivery(
                        order,
                        line,
                        customer(customer),
                        Optional.empty(),
                        Optional.of(delivered),
                        Optional.of(returnUntil)),
                delivered);
    }

    public static Event trend(String trend, String product, long views, long likes, Instant time) {
        return trend(trend, product, views, likes, false, time);
    }

    public static Event trend(String trend, String product, long views, long likes, boolean ended, Instant time) {
        return event(
                new Trend(trend, product, Optional.of("mia"), views, likes, Optional.empty(), Optional.of(ended)),
                time);
    }

    public static Event comment(String id, String trend, double sentiment, Instant time) {
        return event(new Comment(id, "mia", Optional.of(trend), Optional.empty(), sentiment, Optional.empty()), time);
    }

    public static Event review(String product, int stars, Instant time) {
        return event(new Review("v" + time.toEpochMilli(), product, stars, Optional.empty(), Optional.empty()), time);
    }

    public static Event resale(String product, long price, Instant time) {
        return event(new ResalePrice(product, "vinted", price, "EUR"), time);
    }

    public static Event creator(long followers, Instant time) {
        return event(new Creator("mia", followers, Optional.empty()), time);
    }

    public static Event product(String product, long list, Instant time) {
        return event(
                new Product(product, "Name", "leggings", Optional.of("acme"), list, "EUR", Optional.empty()), time);
    }

    public static Event session(String customer, String tab, Instant time) {
        return event(
                new Session(
                        "s",
                        customer(customer),
                        Optional.of(tab),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                time);
    }

    public static Event cart(String cart, String customer, Instant time, Line... lines) {
        return event(
                new Cart(
                        cart,
                        customer(customer),
                        Cart.Stage.BROWSING,
                        Optional.empty(),
                        List.of(lines),
                        "EUR",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                time);
    }
}
