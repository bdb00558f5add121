package io.trendguard.routes.state;

import io.trendguard.event.Return;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.routes.projection.Projection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** At which positions the log tells what came of a decision, returns of its order included. */
public final class DecisionTrail implements Projection {
    private static final String ORDER = "order ";

    private final Map<Tenant, Map<String, List<Long>>> positions = new ConcurrentHashMap<>();

    /** Positions after the decision, in order. */
    public List<Long> of(Tenant tenant, String decisionId) {
        List<Long> found = of(tenant).get(decisionId);
        if (found == null) {
            return List.of();
        }
        synchronized (found) {
            return found.stream().sorted().distinct().toList();
        }
    }

    /** Positions of the returns of an order, in order. */
    public List<Long> returnsOf(Tenant tenant, String orderId) {
        return of(tenant, ORDER + orderId);
    }

    @Override
    public void apply(Tenant tenant, long position, Instant time, LogPayload payload) {
        if (payload instanceof TreatmentPayload treated) {
            add(tenant, treated.treatment().decisionId(), position);
        } else if (payload instanceof AllocationPayload allocation) {
            allocation.grants().forEach(grant -> add(tenant, grant.decisionId(), position));
        } else if (payload instanceof AttemptPayload attempt) {
            add(tenant, decisionOf(attempt.treatmentId()), position);
        } else if (payload instanceof DeliveryPayload delivery) {
            add(tenant, decisionOf(delivery.treatmentId()), position);
        } else if (payload instanceof DispositionPayload disposition) {
            add(tenant, disposition.decisionId(), position);
        } else if (payload instanceof EventPayload event && event.event().fact() instanceof Return returned) {
            add(tenant, ORDER + returned.orderId(), position);
        }
    }

    private static String decisionOf(String treatmentId) {
        return "d_" + treatmentId.substring(2, treatmentId.lastIndexOf('_'));
    }

    @Override
    public String name() {
        return "trail";
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        of(tenant).keySet().forEach(decisionId -> rows.putJson(decisionId, of(tenant, decisionId)));
    }

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {
        for (long position : Projection.json(value, long[].class)) {
            add(tenant, key, position);
        }
    }

    private Map<String, List<Long>> of(Tenant tenant) {
        return positions.computeIfAbsent(tenant, t -> new ConcurrentHashMap<>());
    }

    private void add(Tenant tenant, String decisionId, long position) {
        List<Long> list = of(tenant).computeIfAbsent(decisionId, id -> new ArrayList<>(4));
        synchronized (list) {
            list.add(position);
        }
    }
}
