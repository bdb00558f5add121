package io.trendguard.model.point.regret;

import io.trendguard.event.Line;
import io.trendguard.model.feature.VectorBuilder;
import io.trendguard.model.history.CustomerPast;
import io.trendguard.model.history.ImpulseSigns;
import io.trendguard.model.history.PointInTime;
import io.trendguard.model.history.PointInTime.Stamped;
import io.trendguard.model.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What is the same for every line of an order: the person, the moment, the way to the purchase. */
final class OrderFeatures {
    private static final Duration TABS = Duration.ofMinutes(10);
    private static final double DAY = 86_400_000.0;
    private static final int YOUNGEST = 10;
    private static final int OLDEST = 110;
    private final Order order;
    private final ZoneId zone;
    private final CustomerPast past;
    private final Optional<Stamped<Integer>> tabs;
    private final Optional<Stamped<Long>> cartStarted;

    /** @param zone that the customer's clock stands in */
    OrderFeatures(Order order, PointInTime at, ZoneId zone) {
        this.order = order;
        this.zone = zone;
        this.past = at.customer(order.customer(), order.id());
        this.tabs = at.tabs(order.customer(), TABS);
        this.cartStarted = order.cartStartedAt().isPresent()
                ? order.cartStartedAt().map(started -> new Stamped<>(started.toEpochMilli(), at.time()))
                : order.cartId().flatMap(cart -> at.cartStarted(order.customer(), cart));
    }

    /** What the customer did before. */
    CustomerPast customer() {
        return past;
    }

    void fill(VectorBuilder vector, Line line) {
        moment(vector);
        person(vector);
        impulse(vector, line);
    }

    private void moment(VectorBuilder vector) {
        ZonedDateTime time = order.time().atZone(zone);
        vector.number("hour", time.getHour(), vector.moment());
        vector.number("weekday", time.getDayOfWeek().getValue(), vector.moment());
        vector.number("day_of_year", time.getDayOfYear(), vector.moment());
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

    private void person(VectorBuilder vector) {
        word(vector, "salutation", order.salutation());
        int year = order.time().atZone(zone).getYear();
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

    private void impulse(VectorBuilder vector, Line line) {
        Optional<Instant> started = cartStarted.map(s -> Instant.ofEpochMilli(s.value()));
        int now = Integer.bitCount(ImpulseSigns.of(order.time(), started, order.channelSource(), line));
        long since = vector.moment() - Duration.ofDays(Window.DAYS_90.days()).toMillis();
        int lines = 0;
        for (CustomerPast.Bought bought : past.lines()) {
            lines += bought.at() >= since ? 1 : 0;
        }
        double share = (double) (past.signs90() + now) / ((lines + 1) * ImpulseSigns.COUNT);
        vector.number("impulse_score", share, vector.moment());
    }

    private static void word(VectorBuilder vector, String name, Optional<String> word) {
        word.ifPresentOrElse(
                w -> vector.word(name, w.strip(), vector.moment()), () -> vector.missing(name, "not told"));
    }
}
