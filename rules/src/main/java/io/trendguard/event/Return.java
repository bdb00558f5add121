package io.trendguard.event;

import java.util.Optional;

/** An item that came back. */
public record Return(
        @Describe("The return") String returnId,
        @Describe("The order") String orderId,

        @Describe("The line of the order; without it the whole order came back")
        Optional<String> lineId,

        @Describe("The product") String productId,

        @Describe(value = "The customer", personal = Describe.Personal.REFERENCE)
        PersonRef customerId,

        @Describe("Why, where the customer said so") Optional<Reason> reason,

        @Describe(value = "What was paid back", unit = "minor units", min = 0, max = 1e10)
        Optional<Long> refundMinor,

        @Describe("Whether it can be sold again") Optional<Boolean> resaleEligible)
        implements Fact {
    /** Why an item came back. Only {@code REGRET} and {@code FIT} count towards the risk label. */
    public enum Reason {
        REGRET,
        FIT,
        DEFECT,
        FRAUD
    }

    @Override
    public Optional<PersonRef> person() {
        return Optional.of(customerId);
    }
}
