package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import io.trendguard.simulation.market.Draws.Topic;
import io.trendguard.simulation.market.Happening.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of people who fill a cart and leave, some of them from the checkout page. A passer-by looks at what somebody else
 * orders an hour later, so that carts hold what the shop sells.
 */
final class PasserByTeller implements Teller {
    private static final double SHARE = 0.4;
    private static final double TO_CHECKOUT = 0.25;
    private static final long STAY = 7 * Words.MINUTE;

    private final Envelope envelope;
    private final MarketSettings settings;
    private final Orders orders;
    private final Customers customers;
    private final ConsentTeller consents;

    PasserByTeller(
            Envelope envelope, MarketSettings settings, Orders orders, Customers customers, ConsentTeller consents) {
        this.envelope = envelope;
        this.settings = settings;
        this.orders = orders;
        this.customers = customers;
        this.consents = consents;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PASSER_BY_AHEAD, Kind.PASSER_BY_SESSION, Kind.PASSER_BY_CART);
    }

    @Override
    public void begin(Agenda agenda) {
        lookOut(0, agenda);
    }

    private void lookOut(long number, Agenda agenda) {
        if (number < settings.purchases()) {
            agenda.atOnce(Kind.PASSER_BY_AHEAD, orders.time(number) - Words.HOUR, number, 0);
        }
    }

    @Override
    public Optional<ObjectNode> tell(Happening happening, Agenda agenda) {
        long number = happening.subject();
        Draws draws = Draws.of(settings.seed(), Topic.PASSER_BY, number);
        boolean comes = draws.chance(SHARE);
        boolean checksOut = draws.chance(TO_CHECKOUT);
        long time = orders.time(number) - Words.HOUR;
        Customer visitor = customers.visitor(draws, time);
        return switch (happening.kind()) {
            case PASSER_BY_AHEAD -> {
                if (comes) {
                    consents.visit(visitor, time, agenda);
                    agenda.atOnce(Kind.PASSER_BY_SESSION, time + Words.MINUTE, number, 0);
                    agenda.atOnce(Kind.PASSER_BY_CART, time + 2 * Words.MINUTE, number, 0);
                    if (checksOut) {
                        agenda.atOnce(Kind.PASSER_BY_CART, time + STAY, number, 1);
                    }
                }
                lookOut(number + 1, agenda);
                yield Optional.empty();
            }
            case PASSER_BY_SESSION -> Optional.of(session(happening, visitor));
            case PASSER_BY_CART -> Optional.of(cart(happening, visitor, time));
            default -> throw new IllegalArgumentException("(%s) is told elsewhere.".formatted(happening.kind()));
        };
    }

    private ObjectNode session(Happening happening, Customer visitor) {
        PlannedOrder model = orders.order(happening.subject());
        ObjectNode data = Envelope.data();
        String id = "v-" + Words.digits(happening.subject(), 9);
        data.put("session_id", id);
        data.put("customer_id", visitor.id());
        data.put("tab_id", "1");
        data.put("device_type", visitor.device());
        data.put("channel_source", model.channelSource());
        data.put("product_id", model.lines().get(0).item().id());
        return envelope.around(happening, Feed.SESSION, "session-" + id, data);
    }

    private ObjectNode cart(Happening happening, Customer visitor, long time) {
        PlannedOrder model = orders.order(happening.subject());
        PlannedOrder left = new PlannedOrder(
                model.number(),
                visitor,
                model.at(),
                model.cartStartedAt(),
                model.checkoutAt(),
                1,
                visitor.device(),
                model.channelSource(),
                model.lines());
        String stage = happening.part() == 0 ? "browsing" : "checkout";
        String cartId = "l-" + Words.digits(happening.subject(), 9);
        ObjectNode data = Baskets.cart(left, cartId, stage, time + Words.MINUTE);
        return envelope.around(happening, Feed.CART, stage + "-" + cartId, data);
    }
}
