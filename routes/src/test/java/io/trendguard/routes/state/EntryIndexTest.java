package io.trendguard.routes.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Purchase;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.EventPayload;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryIndexTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    private static final Line LINE = new Line(
            "1",
            "p-1",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1,
            Optional.empty(),
            4_000);

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatReportsAnOutcomeIsFoundByWhatItSpeaksOf() {
        EntryIndex index = new EntryIndex(folder);
        index.take(bought(3, Optional.of("cart-1")));
        index.take(bought(5, Optional.empty()));
        index.take(bought(8, Optional.of("cart-2")));
        index.take(bought(9, Optional.of("cart-1")));

        DecisionTrail trail = new DecisionTrail(index);
        assertThat(trail.reportsOf(SHOP, "cart:cart-1")).containsExactly(3L, 9L);
        assertThat(trail.reportsOf(SHOP, "cart:cart-3")).isEmpty();
        assertThat(trail.reportsOf(new Tenant("other"), "cart:cart-1")).isEmpty();
        assertThat(trail.reportsOf(SHOP, "order:cart-1"))
                .as("a cart is no order")
                .isEmpty();
    }

    private static LoggedPayload bought(long position, Optional<String> cart) {
        Purchase purchase = new Purchase(
                "o-" + position,
                cart,
                new PersonRef("p_" + "a".repeat(22)),
                Optional.empty(),
                List.of(LINE),
                "EUR",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Event event = new Event(
                SHOP, "/shop/web", "e-" + position, Feed.PURCHASE, Feed.PURCHASE.version(), NOON, NOON, purchase);
        return new LoggedPayload(SHOP, LogPlace.at(position), NOON, new EventPayload(event));
    }
}
