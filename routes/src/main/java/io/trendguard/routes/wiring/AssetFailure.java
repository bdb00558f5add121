package io.trendguard.routes.wiring;

import io.trendguard.event.Tenant;
import io.trendguard.point.DecisionPoint;
import java.util.Comparator;

/**
 * A rulebook that should decide and cannot be loaded, so that nothing is decided at its decision point.
 *
 * @param tenant for whom
 * @param point where
 * @param name of the rulebook
 * @param reason what is wrong with it, and the remedy
 */
public record AssetFailure(Tenant tenant, DecisionPoint point, String name, String reason)
        implements Comparable<AssetFailure> {
    private static final Comparator<AssetFailure> ORDER =
            Comparator.comparing(AssetFailure::point).thenComparing(AssetFailure::tenant);

    /** What a person reads of it. */
    public String words() {
        return "The rulebook (%s) of the tenant (%s) cannot be loaded: %s".formatted(name, tenant, reason);
    }

    @Override
    public int compareTo(AssetFailure other) {
        return ORDER.compare(this, other);
    }
}
