package io.trendguard.model.point.cart;

import io.trendguard.event.Cart;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.point.cart.OpenCarts.OpenCart;
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

    /** As the service asks: sums stay within what a check may state. */
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing((Due due) -> due.at()).thenComparing(due -> due.key()));

    private final Map<String, Activity> latest = new HashMap<>();
    private final CartPurchases purchases = new CartPurchases();

    /** What a customer did last with a cart. */
    private static final class Activity {
        final Instant at;
        boolean asked;

        Activity(Instant at) {
            this.at = at;
        }
    }

    private record Due(Instant at, String key, Activity activity, Event event, Cart cart) {}

    @Override
    public List<RowMoment> before(TrainingEvent next) {
        List<RowMoment> moments = until(next.event().knownAt());
        Event event = next.event();
        purchases.seen(event);
        if (event.fact() instanceof Cart cart) {
            active(event, cart, next.row());
        } else if (event.fact() instanceof CartCheck check
                && next.row()
                && purchases.knownAt(check).isEmpty()) {
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
            CartCheck check =
                    OpenCart.of(due.cart(), due.event().time()).check(due.cart().customerId());
            // Not if something happened since, and not what was bought, as far as that is known.
            if (due.activity() == latest.get(check.cartId())
                    && purchases.knownAt(check).isEmpty()) {
                due.activity().asked = true;
                moments.add(new RowMoment(question(due, check), List.of(due.key())));
            }
        }
        return moments;
    }

    private void active(Event event, Cart cart, boolean row) {
        Optional<Activity> known = Optional.ofNullable(latest.get(cart.cartId()));
        boolean late = known.filter(before ->
                        event.time().isBefore(before.at) || (event.time().equals(before.at) && before.asked))
                .isPresent();
        if (late) {
            return; // it says less than what is known
        }
        Activity activity = new Activity(event.time());
        latest.put(cart.cartId(), activity);
        for (Duration quiet : row ? QUIET : List.<Duration>of()) {
            String key = "%s/%d/%d".formatted(cart.cartId(), event.time().toEpochMilli(), quiet.toMinutes());
            queue.add(new Due(event.time().plus(quiet), key, activity, event, cart));
        }
    }

    private static Event question(Due due, CartCheck check) {
        Event event = due.event();
        return new Event(
                event.tenant(),
                event.source(),
                due.key(),
                Feed.CART_CHECK,
                Feed.CART_CHECK.version(),
                due.at(),
                due.at().isBefore(event.knownAt()) ? event.knownAt() : due.at(),
                check);
    }
}
