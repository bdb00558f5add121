package io.trendguard.warehouse;

import io.trendguard.event.Consent;
import io.trendguard.event.Event;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.RejectionPayload;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.point.DecisionId;
import io.trendguard.point.PointDefinition;
import io.trendguard.point.PointDefinitions;
import io.trendguard.point.outcome.Awaited;
import io.trendguard.point.outcome.OutcomeReport;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes rows of the entries of one tenant, in their order. */
final class EntryRows {
    private final AuditLog log;
    private final Tenant tenant;
    private final PointDefinitions points = PointDefinitions.installed();
    private Optional<Event> latest = Optional.empty();

    EntryRows(AuditLog log, Tenant tenant) {
        this.log = log;
        this.tenant = tenant;
    }

    /** Adds the rows of an entry; none if it is erased. */
    void add(long position, Instant time, LogPayload payload, Batch batch) {
        if (payload instanceof EventPayload event) {
            add(position, event.event(), batch);
        } else if (payload instanceof DecisionPayload decision) {
            batch.add(new DecisionRow(position, time, decision, awaited(decision), itemsAreProducts(decision)));
        } else if (payload instanceof TreatmentPayload treatment) {
            batch.messages.add(new MessageTables.MessageRow(position, time, treatment.treatment()));
        } else if (payload instanceof AttemptPayload attempt) {
            batch.steps.add(MessageTables.attempt(position, time, attempt));
        } else if (payload instanceof DeliveryPayload delivery) {
            batch.steps.add(MessageTables.delivery(position, time, delivery));
        } else if (payload instanceof DispositionPayload disposition) {
            batch.steps.add(MessageTables.disposition(position, time, disposition));
            ContactTables.ConsentRow.of(position, time, disposition).ifPresent(batch.consents::add);
        } else if (payload instanceof RejectionPayload rejection) {
            batch.rejections.add(new EventTables.RejectionRow(position, time, rejection));
        } else if (payload instanceof PublicationPayload published) {
            batch.publications.add(new OperationTables.PublicationRow(position, time, published));
        } else if (payload instanceof AllocationPayload window) {
            window.proposals()
                    .forEach(proposal -> batch.grants.add(new OperationTables.GrantRow(
                            position,
                            window,
                            proposal,
                            window.grants().stream()
                                    .filter(grant -> grant.decisionId().equals(proposal.decisionId()))
                                    .findFirst())));
        }
    }

    private void add(long position, Event event, Batch batch) {
        latest = Optional.of(event);
        batch.events.add(new EventTables.EventRow(position, event));
        if (event.fact() instanceof Consent consent) {
            batch.consents.add(ContactTables.ConsentRow.of(position, event, consent));
        }
        for (PointDefinition point : points.all()) {
            for (OutcomeReport report : point.outcomes().reports(event)) {
                batch.reports.add(new EventTables.ReportRow(position, event, point.point(), report));
            }
        }
    }

    private boolean itemsAreProducts(DecisionPayload decided) {
        return points.find(decided.request().decisionPoint())
                .map(PointDefinition::itemsAreProducts)
                .orElse(true);
    }

    private Optional<Awaited> awaited(DecisionPayload decided) {
        return points.find(decided.request().decisionPoint())
                .flatMap(point -> asked(decided).flatMap(point.outcomes()::awaited));
    }

    /** The event that was decided about: its entry is the one before the decision's, or a little earlier. */
    private Optional<Event> asked(DecisionPayload decided) {
        return DecisionId.parse(decided.decision().decisionId())
                .map(DecisionId::event)
                .flatMap(key -> latest.filter(event -> event.key().equals(key)).or(() -> {
                    OptionalLong position = log.positionOf(tenant, key);
                    Optional<Entry> entry =
                            position.isPresent() ? log.read(tenant, position.getAsLong()) : Optional.empty();
                    return entry.flatMap(LogPayload::of)
                            .filter(EventPayload.class::isInstance)
                            .map(payload -> ((EventPayload) payload).event());
                }));
    }
}
