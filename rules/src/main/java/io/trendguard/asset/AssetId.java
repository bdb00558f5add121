package io.trendguard.asset;

import io.trendguard.event.Tenant;
import io.trendguard.point.DecisionPoint;

/**
 * One version of an asset, for one tenant and decision point.
 *
 * @param name under which its versions follow each other, for example {@code regret-48h}
 * @param tenant who uses it
 * @param point where it takes part in decisions
 * @param version hash of its content
 */
public record AssetId(AssetKind kind, String name, Tenant tenant, DecisionPoint point, String version) {
    public AssetId {
        if (name.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("The name (%s) and the version (%s) of a %s must not be empty."
                    .formatted(name, version, kind.words()));
        }
    }
}
