package io.trendguard.model.point.regret;

import io.trendguard.event.Cart;
import io.trendguard.event.Event;
import io.trendguard.event.Fact;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Purchase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a purchase and a cart at the checkout have in common. */
record Order(
        String id,
        Optional<String> cartId,
        PersonRef customer,
        Instant time,
        Optional<Instant> cartStartedAt,
        List<Line> lines,
        Optional<String> deviceType,
        Optional<String> channelSource,
        Optional<String> region,
        Optional<Integer> birthYear,
        Optional<String> salutation,
        Optional<LocalDate> registeredOn) {

    static Order of(Event event) {
        Fact fact = event.fact();
        if (fact instanceof Purchase purchase) {
            return new Order(
                    purchase.orderId(),
                    purchase.cartId(),
                    purchase.customerId(),
                    event.time(),
                    purchase.cartStartedAt(),
                    purchase.lines(),
                    purchase.deviceType(),
                    purchase.channelSource(),
                    purchase.region(),
                    purchase.birthYear(),
                    purchase.salutation(),
                    purchase.registeredOn());
        }
        if (fact instanceof Cart cart) {
            return new Order(
                    cart.cartId(),
                    Optional.of(cart.cartId()),
                    cart.customerId(),
                    event.time(),
                    cart.startedAt(),
                    cart.lines(),
                    cart.deviceType(),
                    cart.channelSource(),
                    cart.region(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        throw new IllegalArgumentException(
                "An event of feed (%s) has no lines. Ask for features of purchases and carts.".formatted(event.feed()));
    }
}
