package io.trendguard.routes.api;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Event;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.PointDefinition;
import io.trendguard.point.PointDefinitions;
import io.trendguard.point.outcome.DecisionOutcome;
import io.trendguard.point.outcome.OutcomeRule;
import io.trendguard.point.outcome.Reported;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.settings.ShopZones;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * What became of a decision, by the rule of its decision point and by what the log holds now. The warehouse joins outcomes by the
 * same rule; it is not asked, since it may be behind.
 */
@ApplicationScoped
class DecisionOutcomes {
    private final AuditLog log;
    private final Supervisor supervisor;
    private final ShopZones zones;
    private final ServiceClock clock;
    private final PointDefinitions points = PointDefinitions.installed();

    DecisionOutcomes(SegmentAuditLog log, Supervisor supervisor, ServiceSettings settings, ServiceClock clock) {
        this.log = log;
        this.supervisor = supervisor;
        this.zones = settings.zones();
        this.clock = clock;
    }

    /**
     * The outcome so far.
     *
     * @param steps entries of the log that report it, in no order
     * @param outcome what they come to; absent where no outcome is awaited
     */
    record Known(List<DecisionFile.Step> steps, Optional<DecisionFile.Outcome> outcome) {
        private static final Known NOTHING = new Known(List.of(), Optional.empty());

        Known {
            steps = List.copyOf(steps);
        }
    }

    /** @param event the position of the event that was decided about */
    Known of(Tenant tenant, long event, DecisionRequest request) {
        return points.find(request.decisionPoint())
                .map(PointDefinition::outcomes)
                .flatMap(rule -> event(tenant, event).map(asked -> of(tenant, rule, asked, request)))
                .orElse(Known.NOTHING);
    }

    private Known of(Tenant tenant, OutcomeRule rule, Event asked, DecisionRequest request) {
        if (request.lines().isEmpty()) {
            return Known.NOTHING;
        }
        OutcomeText text = new OutcomeText(
                rule,
                request,
                LaterEntries.zone(request, zones.of(tenant)),
                product -> supervisor.engine().products().name(tenant, product));
        return rule.awaited(asked)
                .map(awaited -> DecisionOutcome.of(
                        awaited,
                        request.person(),
                        request.lines().stream()
                                .map(line -> line.line().lineId())
                                .toList(),
                        key -> reports(tenant, rule, key)))
                .map(outcome -> new Known(
                        List.copyOf(new OutcomeSteps(text, outcome).all()),
                        Optional.of(new OutcomeInWords(text, outcome, clock.instant()).outcome())))
                .orElseGet(() ->
                        new Known(List.of(), rule.whyNothingIsAwaited(asked).map(OutcomeInWords::never)));
    }

    private List<Reported> reports(Tenant tenant, OutcomeRule rule, String key) {
        return supervisor.engine().trail().reportsOf(tenant, key).stream()
                .flatMap(position -> event(tenant, position).stream()
                        .flatMap(event -> rule.reports(event).stream()
                                .filter(report -> report.key().equals(key))
                                .map(report -> new Reported(position, event.knownAt(), report))))
                .toList();
    }

    private Optional<Event> event(Tenant tenant, long position) {
        Optional<Entry> entry = log.read(tenant, position);
        return entry.flatMap(LogPayload::of)
                .filter(EventPayload.class::isInstance)
                .map(payload -> ((EventPayload) payload).event());
    }
}
