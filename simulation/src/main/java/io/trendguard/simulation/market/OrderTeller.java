package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import io.trendguard.simulation.market.Draws.Topic;
import io.trendguard.simulation.market.Happening.Kind;
import java.util.Optional;
import java.util.Set;

/** Tells of the way to an order (tabs, cart, checkout), of the order, and of what comes of it (reviews, returns). */
final class OrderTeller implements Teller {
    private static final double REVIEWED = 0.12;
    private static final double WITHOUT_LINE = 0.2;

    private final Envelope envelope;
    private final MarketSettings settings;
    private final Orders orders;
    private final Outcomes outcomes;
    private final ConsentTeller consents;

    OrderTeller(Envelope envelope, MarketSettings settings, Orders orders, Outcomes outcomes, ConsentTeller consents) {
        this.envelope = envelope;
        this.settings = settings;
        this.orders = orders;
        this.outcomes = outcomes;
        this.consents = consents;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(
                Kind.ORDER_AHEAD, Kind.SESSION, Kind.CART, Kind.CHECKOUT, Kind.PURCHASE, Kind.REVIEW, Kind.RETURN);
    }

    @Override
    public void begin(Agenda agenda) {
        lookOut(0, agenda);
    }

    private void lookOut(long number, Agenda agenda) {
        if (number < settings.purchases()) {
            agenda.atOnce(Kind.ORDER_AHEAD, orders.time(number) - Orders.LEAD, number, 0);
        }
    }

    @Override
    public Optional<ObjectNode> tell(Happening happening, Agenda agenda) {
        PlannedOrder order = orders.order(happening.subject());
        return switch (happening.kind()) {
            case ORDER_AHEAD -> {
                lookAhead(order, agenda);
                lookOut(order.number() + 1, agenda);
                yield Optional.empty();
            }
            case SESSION -> Optional.of(session(happening, order));
            case CART -> Optional.of(cart(happening, order, "browsing"));
            case CHECKOUT -> Optional.of(cart(happening, order, "checkout"));
            case PURCHASE -> Optional.of(purchase(happening, order));
            case REVIEW -> Optional.of(review(happening, order));
            case RETURN -> Optional.of(comesBack(happening, order));
            default -> throw new IllegalArgumentException("(%s) is told elsewhere.".formatted(happening.kind()));
        };
    }

    private void lookAhead(PlannedOrder order, Agenda agenda) {
        long number = order.number();
        Draws draws = Draws.of(settings.seed(), Topic.SESSION, number);
        boolean hurried = order.tabs() >= 3;
        long earliest = order.at();
        for (int tab = 0; tab < order.tabs(); tab++) {
            long time = hurried
                    ? order.at() - (long) (draws.between(0.6, 9.5) * Words.MINUTE)
                    : order.cartStartedAt() - (long) (draws.between(0.3, 15) * Words.MINUTE);
            earliest = Math.min(earliest, time);
            agenda.atOnce(Kind.SESSION, time, number, tab);
        }
        consents.visit(order.customer(), Math.min(earliest, order.cartStartedAt()) - Words.MINUTE, agenda);
        if (!hurried && draws.chance(0.6)) {
            agenda.atOnce(Kind.CART, order.cartStartedAt() + 5 * Words.SECOND, number, 0);
        }
        agenda.atOnce(Kind.CHECKOUT, order.checkoutAt(), number, 0);
        agenda.soonerOrLater(Kind.PURCHASE, order.at(), number, 0, 6 * Words.HOUR);
        for (PlannedLine line : order.lines()) {
            lookAhead(order, line, agenda);
        }
    }

    private void lookAhead(PlannedOrder order, PlannedLine line, Agenda agenda) {
        outcomes.outcome(order, line, outcomes.chances(line))
                .ifPresent(back ->
                        agenda.soonerOrLater(Kind.RETURN, back.at(), order.number(), line.number(), 3 * Words.DAY));
        Draws draws = Draws.of(settings.seed(), Topic.REVIEW, order.number(), line.number());
        if (draws.chance(REVIEWED)) {
            long time = outcomes.deliveredAt(order, line) + (long) (draws.between(2, 20) * Words.DAY);
            agenda.soonerOrLater(Kind.REVIEW, time, order.number(), line.number(), 2 * Words.DAY);
        }
    }

    private ObjectNode session(Happening happening, PlannedOrder order) {
        ObjectNode data = Envelope.data();
        String id = "s-" + Words.digits(order.number(), 9);
        data.put("session_id", id);
        data.put("customer_id", order.customer().id());
        data.put("tab_id", Integer.toString(happening.part() + 1));
        data.put("device_type", order.device());
        data.put("channel_source", order.channelSource());
        PlannedLine seen = order.lines().get(happening.part() % order.lines().size());
        data.put("product_id", seen.item().id());
        return envelope.around(happening, Feed.SESSION, "session-" + id + "-" + happening.part(), data);
    }

    private ObjectNode cart(Happening happening, PlannedOrder order, String stage) {
        ObjectNode data = Baskets.cart(order, order.cartId(), stage, order.cartStartedAt());
        return envelope.around(happening, Feed.CART, stage + "-" + order.cartId(), data);
    }

    private ObjectNode purchase(Happening happening, PlannedOrder order) {
        Customer customer = order.customer();
        ObjectNode data = Envelope.data();
        data.put("order_id", order.id());
        data.put("cart_id", order.cartId());
        data.put("customer_id", customer.id());
        data.put("cart_started_at", Envelope.text(order.cartStartedAt()));
        Baskets.lines(order, data);
        Baskets.visit(order, data);
        customer.birthYear().ifPresent(year -> data.put("birth_year", year));
        customer.salutation().ifPresent(word -> data.put("salutation", word));
        data.put("registered_on", customer.registeredOn().toString());
        return envelope.around(happening, Feed.PURCHASE, "purchase-" + order.id(), data);
    }

    private ObjectNode review(Happening happening, PlannedOrder order) {
        PlannedLine line = order.lines().get(happening.part() - 1);
        Draws draws = Draws.of(settings.seed(), Topic.REVIEW, order.number(), line.number(), 1);
        boolean returned = outcomes.outcome(order, line, outcomes.chances(line)).isPresent();
        double letDown = line.trend().map(TrendCurve::letDown).orElse(0.2);
        double pleased = 0.55 + 0.4 * line.item().quality() - 0.35 * letDown - (returned ? 0.3 : 0.0);
        double felt = Math.max(0.0, Math.min(1.0, draws.around(pleased, 0.15)));
        ObjectNode data = Envelope.data();
        String id = order.id() + "-" + line.id();
        data.put("review_id", id);
        data.put("product_id", line.item().id());
        data.put("rating", 1 + (int) Math.min(4, felt * 5));
        data.put("sentiment", TrendTeller.hundredths(2 * felt - 1));
        data.put("length", (int) draws.logBetween(10, 900));
        return envelope.around(happening, Feed.REVIEW, "review-" + id, data);
    }

    private ObjectNode comesBack(Happening happening, PlannedOrder order) {
        PlannedLine line = order.lines().get(happening.part() - 1);
        PlannedReturn back = outcomes.outcome(order, line, outcomes.chances(line))
                .orElseThrow(() -> new IllegalStateException("The order (%s) was kept.".formatted(order.id())));
        Draws draws = Draws.of(settings.seed(), Topic.DELAY, order.number(), line.number(), 1);
        ObjectNode data = Envelope.data();
        String id = order.id() + "-" + line.id();
        data.put("return_id", "r-" + id);
        data.put("order_id", order.id());
        if (order.lines().size() > 1 || !draws.chance(WITHOUT_LINE)) {
            data.put("line_id", line.id());
        }
        data.put("product_id", line.item().id());
        data.put("customer_id", order.customer().id());
        if (back.reasonGiven()) {
            data.put("reason", back.cause().name().toLowerCase(java.util.Locale.ROOT));
        }
        data.put("refund_minor", line.paidPrice() * line.quantity());
        data.put("resale_eligible", back.resaleEligible());
        return envelope.around(happening, Feed.RETURN, "return-" + id, data);
    }
}
