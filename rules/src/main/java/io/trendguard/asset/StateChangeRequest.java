package io.trendguard.asset;

import java.util.List;
import java.util.Optional;

/**
 * What somebody asks for.
 *
 * @param actor who asks
 * @param state where the version should go
 * @param share of the customers, for a canary
 * @param reason in their own words
 * @param force whether objections are put aside
 */
public record StateChangeRequest(String actor, AssetState state, Optional<Double> share, String reason, boolean force) {

    /**
     * What becomes of it once it is granted.
     *
     * @param overridden objections that are put aside
     */
    public StateChange granted(List<String> overridden) {
        return new StateChange(state, share, overridden, false);
    }
}
