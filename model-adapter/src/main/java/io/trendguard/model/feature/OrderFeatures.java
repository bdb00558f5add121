package io.trendguard.model.feature;

import io.trendguard.event.Line;
import io.trendguard.model.history.CustomerPast;
import io.trendguard.model.history.ImpulseSigns;
import io.trendguard.model.history.PointInTime;
import io.trendguard.model.history.PointInTime.Stamped;
import io.trendguard.model.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What is the same for every line of an order: the customer, the moment, the way to the purchase. */
final class OrderFeatures {
    private static final Duration TABS = Duration.ofMinutes(10);
    private static final double DAY = 86_400_000.0;
    private static final int YOUNGEST = 10;
    private static final int OLDEST = 110;
    private final Order order;
    private final CustomerPast past;
    private final Optional<Stamped<Integer>> tabs;
    private final Optional<Stamped<Long>> cartStarted;
    private final long basketValue;

    OrderFeatures(Order order, PointInTime at) {
        this.order = order;
        this.past = at.customer(order.customer(), order.id());
        this.tabs = at.tabs(order.customer(), TABS);
        this.cartStarted = order.cartStartedAt().isPresent()
                ? order.cartStartedAt().map(started -> new Stamped<>(started.toEpochMilli(), at.time()))
                : order.cartId().flatMap(cart -> at.cartStarted(order.customer(), cart));
        this.basketValue = order.lines().stream()
                .mapToLong(line -> line.paidPriceMinor() * line.quantity())
                .sum();
    }

    void fill(VectorBuilder vector, Line line) {
        moment(vector);
        basket(vector);
        person(vector);
        orders(vector);
        impulse(vector, line);
    }

    private void moment(VectorBuilder vector) {
        OffsetDateTime time = order.time().atOffset(ZoneOffset.UTC);
        vector.number("hour", time.getHour(), vector.moment());
        vector.number("weekday", time.getDayOfWeek().getValue(), vector.moment());
        word(vector, "device_type", order.deviceType());
        word(vector, "channel_source", order.channelSource());
        word(vector, "region", order.region());
        tabs.ifPresentOrElse(
                t -> vector.number("session_tabs_10min", t.value(), t.asOf()),
                () -> vector.missing("session_tabs_10min", "no session in the last day"));
        if (cartStarted.isEmpty()) {
            vector.missing("cart_to_purchase_seconds", "no cart known");
        } else if (cartStarted.get().value() > vector.moment()) {
            vector.missing("cart_to_purchase_seconds", "the cart begins after the purchase");
        } else {
            double seconds = (vector.moment() - cartStarted.get().value()) / 1_000.0;
            vector.number("cart_to_purchase_seconds", seconds, cartStarted.get().asOf());
        }
    }

    private void basket(VectorBuilder vector) {
        vector.number("line_count", order.lines().size(), vector.moment());
        vector.number("basket_value", basketValue, vector.moment());
    }

    private void person(VectorBuilder vector) {
        word(vector, "salutation", order.salutation());
        int year = order.time().atOffset(ZoneOffset.UTC).getYear();
        Optional<Integer> age = order.birthYear().map(born -> year - born);
        if (age.isEmpty()) {
            vector.missing("customer_age", "year of birth not told");
        } else if (age.get() < YOUNGEST || age.get() > OLDEST) {
            vector.missing("customer_age", "year of birth not plausible");
        } else {
            vector.number("customer_age", age.get(), vector.moment());
        }
        tenure(vector);
    }

    private void tenure(VectorBuilder vector) {
        Optional<Instant> registered =
                order.registeredOn().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
        if (registered.isPresent() && !registered.get().isAfter(order.time())) {
            vector.number("tenure_days", ChronoUnit.DAYS.between(registered.get(), order.time()), vector.moment());
        } else if (past.firstSeenAt() >= 0) {
            vector.number("tenure_days", Math.floor((vector.moment() - past.firstSeenAt()) / DAY), past.asOf());
        } else {
            vector.missing("tenure_days", "no earlier fact of the customer");
        }
    }

    private void orders(VectorBuilder vector) {
        int orders90 = past.orders().getOrDefault(Window.DAYS_90, 0);
        vector.number("orders_before", past.ordersBefore(), past.asOf());
        vector.number("orders_90d", orders90, past.asOf());
        vector.number("orders_30d", past.orders().getOrDefault(Window.DAYS_30, 0), past.asOf());
        if (past.lines90() == 0) {
            vector.missing("prior_return_rate_90d", "no order in 90 days");
            vector.missing("average_order_value_90d", "no order in 90 days");
        } else {
            vector.number("prior_return_rate_90d", Rate.OF_CUSTOMER.of(past.returned90(), past.lines90()), past.asOf());
            vector.number("average_order_value_90d", (double) past.value90() / orders90, past.asOf());
        }
        if (past.lastOrderAt() < 0) {
            vector.missing("recency_days", "no earlier order");
        } else {
            vector.number("recency_days", (vector.moment() - past.lastOrderAt()) / DAY, past.asOf());
        }
    }

    private void impulse(VectorBuilder vector, Line line) {
        Optional<Instant> started = cartStarted.map(s -> Instant.ofEpochMilli(s.value()));
        int now = Integer.bitCount(ImpulseSigns.of(order.time(), started, order.channelSource(), line));
        double share = (double) (past.signs90() + now) / ((past.lines90() + 1) * ImpulseSigns.COUNT);
        vector.number("impulse_score", share, vector.moment());
    }

    private static void word(VectorBuilder vector, String name, Optional<String> word) {
        word.ifPresentOrElse(
                w -> vector.word(name, w.strip(), vector.moment()), () -> vector.missing(name, "not told"));
    }
}
