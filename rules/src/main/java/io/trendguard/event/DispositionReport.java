package io.trendguard.event;

import java.util.Optional;

/** What became of a treatment, reported by a channel, the shop or the customer's page. */
public record DispositionReport(
        @Describe("The treatment") String treatmentId,
        @Describe("What became of it") Disposition disposition,

        @Describe(value = "The customer", personal = Describe.Personal.REFERENCE)
        Optional<PersonRef> customerId)
        implements Fact {
    /** What a customer did about a treatment. */
    public enum Disposition {
        ACCEPTED,
        REFUSED,
        IGNORED,
        OPTED_OUT,
        RETURNED,
        KEPT
    }

    @Override
    public Optional<PersonRef> person() {
        return customerId;
    }
}
