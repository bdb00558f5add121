package io.trendguard.routes.point.regret;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Delivery;
import io.trendguard.event.DispositionReport;
import io.trendguard.event.Event;
import io.trendguard.event.Return;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.Stage;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.routes.api.DecisionFile;
import io.trendguard.routes.api.PointOutcomes;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.settings.ShopZones;
import io.trendguard.warehouse.KnownOutcome;
import io.trendguard.warehouse.Warehouse;
import io.trendguard.warehouse.WarehouseUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What came back of an order, whenever it was reported, and whether more may. */
@ApplicationScoped
public class RegretOutcomes implements PointOutcomes {
    private static final String RETURNED = DispositionReport.Disposition.RETURNED.name();

    private final AuditLog log;
    private final Supervisor supervisor;
    private final ShopZones zones;
    private final ServiceClock clock;
    private final Warehouse warehouse;

    RegretOutcomes(
            SegmentAuditLog log,
            Supervisor supervisor,
            ServiceSettings settings,
            ServiceClock clock,
            Warehouse warehouse) {
        this.warehouse = warehouse;
        this.log = log;
        this.supervisor = supervisor;
        this.zones = settings.zones();
        this.clock = clock;
    }

    @Override
    public DecisionPoint point() {
        return RegretPoint.NAME;
    }

    @Override
    public Known of(Tenant tenant, DecisionRequest request, List<DecisionFile.Step> reported) {
        if (request.stage() != Stage.AFTER_PURCHASE) {
            return Known.NOTHING;
        }
        ReturnWords words = new ReturnWords(request, zones.of(tenant));
        List<DecisionFile.Step> steps = new ArrayList<>();
        for (long position : supervisor.engine().trail().returnsOf(tenant, request.orderId())) {
            log.read(tenant, position)
                    .ifPresent(entry -> returned(entry)
                            .filter(event ->
                                    ((Return) event.fact()).customerId().equals(request.person()))
                            .ifPresent(event -> steps.add(step(tenant, request, entry, event, words))));
        }
        boolean returned = Stream.concat(reported.stream(), steps.stream())
                .anyMatch(step -> step.result().equals(Optional.of(RETURNED)));
        return new Known(steps, Optional.of(words.outcome(windowEnd(tenant, request), returned, clock.instant())));
    }

    /** As deliveries report it; 30 days after the order where the warehouse does not know yet. */
    private Instant windowEnd(Tenant tenant, DecisionRequest request) {
        Instant usual = request.eventTime().plus(Delivery.USUAL_WINDOW);
        try {
            return KnownOutcome.of(warehouse, tenant, request.decisionId())
                    .map(KnownOutcome::until)
                    .orElse(usual);
        } catch (WarehouseUnavailableException e) {
            return usual;
        }
    }

    private static Optional<Event> returned(Entry entry) {
        return LogPayload.of(entry)
                .filter(EventPayload.class::isInstance)
                .map(payload -> ((EventPayload) payload).event())
                .filter(event -> event.fact() instanceof Return);
    }

    private DecisionFile.Step step(
            Tenant tenant, DecisionRequest request, Entry entry, Event event, ReturnWords words) {
        Return returned = (Return) event.fact();
        Optional<String> item = request.lines().size() > 1 && returned.lineId().isPresent()
                ? Optional.of(supervisor.engine().products().name(tenant, returned.productId()))
                : Optional.empty();
        return new DecisionFile.Step(
                entry.position(),
                entry.kind(),
                event.time(),
                Optional.of(event.knownAt()),
                Optional.of(RETURNED),
                words.returned(returned, event.time(), item));
    }
}
