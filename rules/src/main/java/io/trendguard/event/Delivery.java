package io.trendguard.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an order, or one line of it, is on its way to the customer, and until when it may be sent back. A later report
 * takes the place of an earlier one: shipped, delivered, a window that was extended.
 */
public record Delivery(
        @Describe("The order") String orderId,

        @Describe("The line of the order; without it the whole order is meant")
        Optional<String> lineId,

        @Describe(value = "The customer", personal = Describe.Personal.REFERENCE)
        PersonRef customerId,

        @Describe("When it left the shop") Optional<Instant> shippedAt,

        @Describe("When the customer got it") Optional<Instant> deliveredAt,

        @Describe(
                value = "Until when it may be sent back; without it, 30 days after the delivery, or after the shipping"
                        + " where no delivery is told",
                aheadDays = 730)
        Optional<Instant> returnUntil)
        implements Fact {
    /** How long something may be sent back where nobody says. */
    public static final Duration USUAL_WINDOW = Duration.ofDays(30);

    public Delivery {
        if (shippedAt.isEmpty() && deliveredAt.isEmpty() && returnUntil.isEmpty()) {
            throw new InvalidEventException(
                    "delivered_at", "", "is missing, and so are shipped_at and return_until; one of them is needed");
        }
        if (shippedAt.isPresent()
                && deliveredAt.isPresent()
                && deliveredAt.get().isBefore(shippedAt.get())) {
            throw new InvalidEventException(
                    "delivered_at", deliveredAt.get().toString(), "must not be before shipped_at");
        }
        if (deliveredAt.isPresent()
                && returnUntil.isPresent()
                && returnUntil.get().isBefore(deliveredAt.get())) {
            throw new InvalidEventException(
                    "return_until", returnUntil.get().toString(), "must not be before delivered_at");
        }
    }

    /** Until when it may be sent back, as far as this report tells. */
    public Instant windowEnd() {
        return returnUntil.orElseGet(
                () -> deliveredAt.or(() -> shippedAt).orElseThrow().plus(USUAL_WINDOW));
    }

    @Override
    public Optional<PersonRef> person() {
        return Optional.of(customerId);
    }
}
