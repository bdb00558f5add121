package io.trendguard.log.payload;

import java.util.List;
import java.util.Optional;

/**
 * What a publication changes about the life of a model.
 *
 * @param state its state from this entry on
 * @param share of the customers that it decides about, in (0, 1); for {@code CANARY} and no other state
 * @param overridden findings that speak against it and were put aside, in words; the note of the entry says why
 * @param rollback whether the live version goes back to the one before
 */
public record ModelChange(State state, Optional<Double> share, List<String> overridden, boolean rollback) {
    public ModelChange {
        overridden = List.copyOf(overridden);
        if ((state == State.CANARY) != share.isPresent()) {
            throw new IllegalArgumentException(
                    "A canary needs a share of the customers, and only a canary has one; the state is (%s) and the share (%s)."
                            .formatted(state, share));
        }
        if (share.isPresent() && !(share.get() > 0 && share.get() < 1)) {
            throw new IllegalArgumentException(
                    "The share (%s) must be above 0 and below 1. A model for everybody is live."
                            .formatted(share.get()));
        }
    }

    /** A change without any objection. */
    public static ModelChange to(State state) {
        return new ModelChange(state, Optional.empty(), List.of(), false);
    }

    /** Where a model is in its life. */
    public enum State {
        /** It is kept and does nothing. */
        DRAFT,
        /** It is scored beside the live model and shows in the record alone. */
        SHADOW,
        /** It decides about a share of the customers. */
        CANARY,
        /** It decides. */
        LIVE,
        /** It was in use once. */
        RETIRED
    }
}
