package io.trendguard.asset;

import java.util.List;
import java.util.Optional;

/**
 * What a publication changes about the life of an asset.
 *
 * @param state its state from this entry on
 * @param share of the customers that it decides about, in (0, 1]; for {@code CANARY} and no other state
 * @param overridden findings that speak against it and were put aside, in words; the note of the entry says why
 * @param rollback whether the live version goes back to the one before
 */
public record StateChange(AssetState state, Optional<Double> share, List<String> overridden, boolean rollback) {
    public StateChange {
        overridden = List.copyOf(overridden);
        if ((state == AssetState.CANARY) != share.isPresent()) {
            throw new IllegalArgumentException(
                    "A canary needs a share of the customers, and only a canary has one; the state is (%s) and the share (%s)."
                            .formatted(state, share));
        }
        if (share.isPresent() && !(share.get() > 0 && share.get() <= 1)) {
            throw new IllegalArgumentException(
                    "The share (%s) of a canary must be above 0 and at most 1.".formatted(share.get()));
        }
        if (rollback && state != AssetState.LIVE) {
            throw new IllegalArgumentException("A rollback makes a version live, not (%s).".formatted(state));
        }
    }

    /** A change without any objection. */
    public static StateChange to(AssetState state) {
        return new StateChange(state, Optional.empty(), List.of(), false);
    }

    /** A version becomes live, although these findings speak against it. */
    public static StateChange live(List<String> overridden) {
        return new StateChange(AssetState.LIVE, Optional.empty(), overridden, false);
    }

    /** A version becomes live again, because the one after it is rolled back. */
    public static StateChange backToLive() {
        return new StateChange(AssetState.LIVE, Optional.empty(), List.of(), true);
    }
}
