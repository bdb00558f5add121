package io.trendguard.routes.point.cart;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.CartCheck;
import io.trendguard.event.Event;
import io.trendguard.event.Purchase;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.DecisionId;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.routes.api.DecisionFile;
import io.trendguard.routes.api.PointOutcomes;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.settings.ShopZones;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a cart was bought within 24 hours of its last activity, as far as purchases name their cart. */
@ApplicationScoped
public class CartOutcomes implements PointOutcomes {
    private final AuditLog log;
    private final Supervisor supervisor;
    private final ShopZones zones;
    private final ServiceClock clock;

    CartOutcomes(SegmentAuditLog log, Supervisor supervisor, ServiceSettings settings, ServiceClock clock) {
        this.log = log;
        this.supervisor = supervisor;
        this.zones = settings.zones();
        this.clock = clock;
    }

    @Override
    public DecisionPoint point() {
        return CartPoint.NAME;
    }

    @Override
    public Known of(Tenant tenant, DecisionRequest request, List<DecisionFile.Step> reported) {
        return check(tenant, request)
                .map(check -> known(tenant, request, check))
                .orElse(Known.NOTHING);
    }

    /** What was asked; absent if it was erased. */
    private Optional<Event> check(Tenant tenant, DecisionRequest request) {
        return DecisionId.parse(request.decisionId())
                .map(id -> log.positionOf(tenant, id.event()))
                .flatMap(position -> position.isPresent() ? log.read(tenant, position.getAsLong()) : Optional.empty())
                .flatMap(CartOutcomes::event)
                .filter(event -> event.fact() instanceof CartCheck);
    }

    private Known known(Tenant tenant, DecisionRequest request, Event asked) {
        if (CartCalls.namesNoCart(asked)) {
            return new Known(List.of(), Optional.of(CartOutcomeWords.NO_CART_NAMED));
        }
        CartOutcomeWords words = new CartOutcomeWords(request, (CartCheck) asked.fact(), zones.of(tenant));
        List<DecisionFile.Step> steps = new ArrayList<>();
        boolean inTime = false;
        for (long position : supervisor.engine().trail().purchasesOf(tenant, request.orderId())) {
            Optional<Entry> entry = log.read(tenant, position);
            Optional<Event> bought = entry.flatMap(CartOutcomes::event)
                    .filter(event -> event.fact() instanceof Purchase purchase
                            && purchase.cartId().equals(Optional.of(request.orderId()))
                            && words.isAfterLastActivity(event.time()));
            if (bought.isPresent()) {
                steps.add(words.step(entry.orElseThrow(), bought.get()));
                inTime |= words.isInTime(bought.get().time());
            }
        }
        return new Known(steps, Optional.of(words.outcome(inTime, clock.instant())));
    }

    private static Optional<Event> event(Entry entry) {
        return LogPayload.of(entry)
                .filter(EventPayload.class::isInstance)
                .map(payload -> ((EventPayload) payload).event());
    }
}
