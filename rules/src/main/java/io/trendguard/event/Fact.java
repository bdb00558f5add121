package io.trendguard.event;

import java.util.Optional;

/** What an event says, by feed. People appear only as {@link PersonRef}; sealed fields hold text that the vault opens. */
public sealed interface Fact
        permits Trend,
                Creator,
                Comment,
                Review,
                Product,
                ResalePrice,
                Session,
                Cart,
                Purchase,
                Delivery,
                Return,
                Consent,
                DispositionReport,
                Retailer,
                CartCheck {

    /** The person it is about, where it is about one. */
    default Optional<PersonRef> person() {
        return Optional.empty();
    }
}
