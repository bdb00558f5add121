package io.trendguard.routes.state;

import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.EntryPlaces;
import java.util.List;

/** At which positions the log tells what came of a decision, and what events report of outcomes. */
public final class DecisionTrail {
    private final EntryPlaces index;

    /** @param index where the log mentions decisions, orders and carts */
    public DecisionTrail(EntryPlaces index) {
        this.index = index;
    }

    /** Positions after the decision, in order. */
    public List<Long> of(Tenant tenant, String decisionId) {
        return positions(tenant, decisionId);
    }

    /** Positions of the events that report outcomes of something, in order; before the decision or after it. */
    public List<Long> reportsOf(Tenant tenant, String key) {
        return positions(tenant, EntryIndex.reportsOf(key));
    }

    private List<Long> positions(Tenant tenant, String name) {
        return index.of(tenant, name).stream().map(LogPlace::offset).toList();
    }
}
