package io.trendguard.routes.state;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Return;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.follow.EntryPlaces;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import java.util.List;
import java.util.Optional;

/** What was decided about an order when it was bought, so that a return of it can be decided with what was known then. */
public final class DecidedOrders {
    private final AuditLog log;
    private final EntryPlaces index;

    /** @param index where the log mentions orders */
    public DecidedOrders(AuditLog log, EntryPlaces index) {
        this.log = log;
        this.index = index;
    }

    /** What comes back of a purchase: its items with what was known of them, and why they come back. */
    public static List<LineRequest> items(DecisionRequest purchase, Return returned) {
        return purchase.lines().stream()
                .filter(line ->
                        returned.lineId().map(line.line().lineId()::equals).orElse(true))
                .map(line -> new LineRequest(line.line(), line.features(), returned.reason()))
                .toList();
    }

    /** What was asked about a customer's purchase; absent if nothing was decided about it here. */
    public Optional<DecisionRequest> purchase(Tenant tenant, PersonRef customer, String orderId) {
        return index.of(tenant, EntryIndex.decidedAboutOrder(orderId)).stream()
                .flatMap(place -> log.read(tenant, place.offset()).stream())
                .flatMap(entry -> LogPayload.of(entry).stream())
                .filter(DecisionPayload.class::isInstance)
                .map(payload -> ((DecisionPayload) payload).request())
                .filter(request ->
                        request.orderId().equals(orderId) && request.person().equals(customer))
                .findFirst();
    }
}
