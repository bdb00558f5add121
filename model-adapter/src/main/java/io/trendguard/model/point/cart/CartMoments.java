package io.trendguard.model.point.cart;

import io.trendguard.event.Cart;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Purchase;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.TrainingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Asks about every cart that has not been bought yet, at several times after each of its activities, so that a model learns
 * what the time without activity means; and about every cart that a shop asked about itself.
 */
final class CartMoments implements RowMoments {
    /** How long a cart has been quiet when it is asked about. */
    static final List<Duration> QUIET = List.of(
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(8),
            Duration.ofHours(16));

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing((Due due) -> due.at()).thenComparing(due -> due.key()));
    private final Map<String, Instant> lastActivity = new HashMap<>();

    private record Due(Instant at, String cart, String key, Instant active, Event question) {}

    @Override
    public List<RowMoment> before(TrainingEvent next) {
        List<RowMoment> moments = until(next.event().knownAt());
        Event event = next.event();
        if (event.fact() instanceof Cart cart) {
            active(event, cart, next.row());
        } else if (event.fact() instanceof Purchase purchase) {
            bought(purchase, event.time());
        } else if (event.fact() instanceof CartCheck check && next.row()) {
            moments.add(new RowMoment(event, List.of("%s/%s".formatted(check.cartId(), event.id()))));
        }
        return moments;
    }

    @Override
    public List<RowMoment> atTheEnd() {
        return until(Instant.MAX);
    }

    private List<RowMoment> until(Instant moment) {
        List<RowMoment> moments = new ArrayList<>();
        while (!queue.isEmpty() && queue.peek().at().isBefore(moment)) {
            Due due = queue.remove();
            if (due.active().equals(lastActivity.get(due.cart()))) {
                moments.add(new RowMoment(due.question(), List.of(due.key())));
            }
        }
        return moments;
    }

    private void active(Event event, Cart cart, boolean row) {
        Instant known = lastActivity.getOrDefault(cart.cartId(), Instant.MIN);
        if (event.time().isBefore(known)) {
            return; // it came late, and says less than what is known
        }
        lastActivity.put(cart.cartId(), event.time());
        for (Duration quiet : row ? QUIET : List.<Duration>of()) {
            Instant at = event.time().plus(quiet);
            String key = "%s/%d/%d".formatted(cart.cartId(), event.time().toEpochMilli(), quiet.toMinutes());
            queue.add(new Due(at, cart.cartId(), key, event.time(), question(event, cart, at, key)));
        }
    }

    /** What was bought is not asked about any more. */
    private void bought(Purchase purchase, Instant at) {
        Optional<String> cart = purchase.cartId();
        queue.stream()
                .filter(due -> cart.isPresent()
                        ? cart.get().equals(due.cart())
                        : of(due.question()).equals(Optional.of(purchase.customerId()))
                                && !due.active().isAfter(at))
                .map(Due::cart)
                .toList()
                .forEach(lastActivity::remove);
    }

    private static Optional<PersonRef> of(Event question) {
        return question.fact().person();
    }

    private static Event question(Event event, Cart cart, Instant at, String key) {
        long value = 0;
        long items = 0;
        for (Line line : cart.lines()) {
            value += line.paidPriceMinor() * line.quantity();
            items += line.quantity();
        }
        return new Event(
                event.tenant(),
                event.source(),
                key,
                Feed.CART_CHECK,
                Feed.CART_CHECK.version(),
                at,
                at.isBefore(event.knownAt()) ? event.knownAt() : at,
                new CartCheck(
                        cart.cartId(),
                        Optional.of(cart.customerId()),
                        value,
                        cart.currency(),
                        (int) Math.min(Integer.MAX_VALUE, items),
                        event.time(),
                        cart.deviceType(),
                        cart.shippingSpeed(),
                        Optional.of(false)));
    }
}
