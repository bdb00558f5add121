package io.trendguard.routes.state;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.Stage;
import io.trendguard.routes.projection.Projection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Where the log holds what each decision point decided about an order, so that it can be decided again with what was known then. */
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
            of(tenant)
                    .putFirst(
                            key(
                                    decided.request().decisionPoint(),
                                    decided.request().orderId()),
                            position);
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

    private static String key(DecisionPoint point, String orderId) {
        return point.name() + ' ' + orderId;
    }

    /** What a decision point was asked first about a customer's order; absent if it decided nothing about it here. */
    public Optional<DecisionRequest> decided(Tenant tenant, DecisionPoint point, PersonRef customer, String orderId) {
        OptionalLong position = of(tenant).find(key(point, orderId));
        if (position.isEmpty()) {
            position = of(tenant).find(orderId); // snapshots of before there were several points
        }
        if (position.isEmpty()) {
            return Optional.empty();
        }
        return log.read(tenant, position.getAsLong())
                .flatMap(LogPayload::of)
                .filter(DecisionPayload.class::isInstance)
                .map(payload -> ((DecisionPayload) payload).request())
                .filter(request -> request.orderId().equals(orderId)
                        && request.decisionPoint().equals(point)
                        && request.person().equals(customer));
    }
}
