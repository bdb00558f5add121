package io.trendguard.routes.state;

import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.EntryPlaces;
import java.util.List;

/** At which positions the log tells what came of a decision, returns of its order and purchases of its cart included. */
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

    /** Positions of the returns of an order, in order. */
    public List<Long> returnsOf(Tenant tenant, String orderId) {
        return positions(tenant, EntryIndex.returnsOfOrder(orderId));
    }

    /** Positions of the purchases that name a cart, in order. */
    public List<Long> purchasesOf(Tenant tenant, String cartId) {
        return positions(tenant, EntryIndex.purchasesOfCart(cartId));
    }

    private List<Long> positions(Tenant tenant, String name) {
        return index.of(tenant, name).stream().map(LogPlace::offset).toList();
    }
}
