package io.trendguard.routes.state;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Return;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.Stage;
import io.trendguard.routes.projection.Projection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Where the log holds what was decided about an order, so that a return of it can be decided with what was known then. */
public final class DecidedOrders implements Projection {
    private final AuditLog log;
    private final Map<Tenant, PositionTable> positions = new ConcurrentHashMap<>();

    /** @param log where the decisions about orders are read */
    public DecidedOrders(AuditLog log) {
        this.log = log;
    }

    @Override
    public void apply(Tenant tenant, long position, Instant time, LogPayload payload) {
        if (payload instanceof DecisionPayload decided && decided.request().stage() == Stage.AFTER_PURCHASE) {
            of(tenant).putFirst(decided.request().orderId(), position);
        }
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        int[] pieces = {0};
        of(tenant).save(piece -> rows.put(Integer.toString(pieces[0]++), piece));
    }

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {
        of(tenant).restore(value);
    }

    private PositionTable of(Tenant tenant) {
        return positions.computeIfAbsent(tenant, t -> new PositionTable());
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
        OptionalLong position = of(tenant).find(orderId);
        if (position.isEmpty()) {
            return Optional.empty();
        }
        return log.read(tenant, position.getAsLong())
                .flatMap(LogPayload::of)
                .filter(DecisionPayload.class::isInstance)
                .map(payload -> ((DecisionPayload) payload).request())
                .filter(request ->
                        request.orderId().equals(orderId) && request.person().equals(customer));
    }
}
