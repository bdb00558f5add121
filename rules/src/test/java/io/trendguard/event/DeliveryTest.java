package io.trendguard.event;

import static io.trendguard.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Tenant SHOP = new Tenant("trendbuy");
    private static final PersonRef CUSTOMER = new HashedPeople(SHOP).reference("c-1001");
    private static final Optional<Instant> EARLY = Optional.of(Instant.parse("2026-11-01T10:00:00Z"));
    private static final Optional<Instant> LATE = Optional.of(Instant.parse("2026-11-04T10:00:00Z"));

    @Test
    void theExampleTellsShippedDeliveredAndTheEndOfTheWindow() {
        Delivery delivery = (Delivery) anEvent(Feed.DELIVERY).build().fact();
        assertThat(delivery.shippedAt()).contains(Instant.parse("2026-11-18T16:00:00Z"));
        assertThat(delivery.deliveredAt()).contains(Instant.parse("2026-11-20T14:12:00Z"));
        assertThat(delivery.returnUntil()).contains(Instant.parse("2026-12-04T22:59:59Z"));
        assertThat(delivery.person()).isPresent();
    }

    @Test
    void oneDateIsEnoughAndNoneIsRefused() {
        assertThat(delivery(EARLY, Optional.empty(), Optional.empty()).lineId()).isEmpty();
        assertThatThrownBy(() -> delivery(Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("one of them is needed");
    }

    @Test
    void onlyTheEndOfTheWindowMayLieAhead() {
        assertThatThrownBy(() -> anEvent(Feed.DELIVERY)
                        .with("delivered_at", "2026-11-25T10:00:00Z")
                        .build())
                .hasMessageContaining("delivered_at", "lies in the future");
        assertThatThrownBy(() -> anEvent(Feed.DELIVERY)
                        .with("return_until", "2036-11-25T10:00:00Z")
                        .build())
                .hasMessageContaining("return_until", "lies too far in the future");
    }

    @Test
    void datesThatRunBackwardsAreRefused() {
        assertThatThrownBy(() -> delivery(LATE, EARLY, Optional.empty())).hasMessageContaining("before shipped_at");
        assertThatThrownBy(() -> delivery(Optional.empty(), LATE, EARLY)).hasMessageContaining("before delivered_at");
    }

    private static Delivery delivery(
            Optional<Instant> shipped, Optional<Instant> delivered, Optional<Instant> returnUntil) {
        return new Delivery("o-1", Optional.empty(), CUSTOMER, shipped, delivered, returnUntil);
    }
}
