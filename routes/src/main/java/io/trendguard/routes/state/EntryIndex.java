package io.trendguard.routes.state;

import io.trendguard.budget.Grant;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.EntryPlaces;
import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.point.PointDefinitions;
import io.trendguard.point.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the log mentions a decision, a treatment, an order, or something whose outcome is awaited. What was ever decided and sent
 * can be found by it, and none of that is on the heap.
 */
public final class EntryIndex implements EntryPlaces, LiveState, SnapshotState {
    private static final String PURCHASED = "purchased ";
    private static final String OUTCOME = "outcome ";

    private static final PointDefinitions POINTS = PointDefinitions.installed();

    private final Path folder;
    private final Map<Tenant, PlaceIndex> tenants = new ConcurrentHashMap<>();

    /** @param folder on a disk; files in it have no names and end with the process */
    public EntryIndex(Path folder) {
        this.folder = folder;
    }

    /** The name under which decisions about an order after its purchase are found. */
    static String decidedAboutOrder(String orderId) {
        return PURCHASED + orderId;
    }

    /** The name under which reports of outcomes are found, by what they are reported of. */
    static String reportsOf(String key) {
        return OUTCOME + key;
    }

    /** What an entry is found by. */
    private static List<String> names(LogPayload payload) {
        if (payload instanceof DecisionPayload decided) {
            return decided.request().stage() == Stage.AFTER_PURCHASE
                    ? List.of(decidedAboutOrder(decided.request().orderId()))
                    : List.of();
        }
        if (payload instanceof TreatmentPayload treated) {
            return List.of(treated.treatment().decisionId(), treated.treatment().treatmentId());
        }
        if (payload instanceof AllocationPayload allocation) {
            return allocation.grants().stream().map(Grant::decisionId).toList();
        }
        if (payload instanceof AttemptPayload attempt) {
            return List.of(Treatment.decisionOf(attempt.treatmentId()));
        }
        if (payload instanceof DeliveryPayload delivery) {
            return List.of(Treatment.decisionOf(delivery.treatmentId()));
        }
        if (payload instanceof DispositionPayload disposition) {
            return List.of(disposition.decisionId(), disposition.treatmentId());
        }
        return payload instanceof EventPayload event
                ? POINTS.all().stream()
                        .flatMap(point -> point.outcomes().reports(event.event()).stream())
                        .map(report -> reportsOf(report.key()))
                        .distinct()
                        .toList()
                : List.of();
    }

    @Override
    public void take(LoggedPayload entry) {
        for (String name : names(entry.payload())) {
            index(entry.tenant()).add(name, entry.place().offset());
        }
    }

    @Override
    public List<LogPlace> of(Tenant tenant, String name) {
        return index(tenant).find(name).mapToObj(LogPlace::at).toList();
    }

    @Override
    public String name() {
        return "places";
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        save(tenant, Long.MAX_VALUE, rows);
    }

    @Override
    public Capture capture(Tenant tenant, LogPlace last) {
        return rows -> save(tenant, last.offset(), rows);
    }

    private void save(Tenant tenant, long last, Rows rows) {
        int[] pieces = {0};
        index(tenant).save(last, piece -> rows.put(Integer.toString(pieces[0]++), piece));
    }

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {
        index(tenant).restore(value);
    }

    private PlaceIndex index(Tenant tenant) {
        return tenants.computeIfAbsent(tenant, t -> new PlaceIndex(folder));
    }
}
