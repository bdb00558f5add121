package io.trendguard.routes.state;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.follow.EntryPlaces;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.DecisionPoint;
import java.util.Optional;

/** What a decision point decided about an order, so that it can be decided again with what was known then. */
public final class DecidedOrders {
    private final AuditLog log;
    private final EntryPlaces index;

    /** @param index where the log mentions orders */
    public DecidedOrders(AuditLog log, EntryPlaces index) {
        this.log = log;
        this.index = index;
    }

    /** What a decision point was asked first about a customer's order; absent if it decided nothing about it here. */
    public Optional<DecisionRequest> decided(Tenant tenant, DecisionPoint point, PersonRef customer, String orderId) {
        return index.of(tenant, EntryIndex.decidedAboutOrder(orderId)).stream()
                .flatMap(place -> log.read(tenant, place.offset()).stream())
                .flatMap(entry -> LogPayload.of(entry).stream())
                .filter(DecisionPayload.class::isInstance)
                .map(payload -> ((DecisionPayload) payload).request())
                .filter(request -> request.orderId().equals(orderId)
                        && request.decisionPoint().equals(point)
                        && request.person().equals(customer))
                .findFirst();
    }
}
