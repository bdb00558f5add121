package io.trendguard.routes.state;

import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.point.DecisionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was appended together with an event: the decisions about it, one of each decision point, and after them what was shown
 * at the checkout.
 *
 * @param decisions in the order of the log
 * @param treatments in the order of the log
 */
public record EventRecord(List<Recorded> decisions, List<Treatment> treatments) {
    public EventRecord {
        decisions = List.copyOf(decisions);
        treatments = List.copyOf(treatments);
    }

    /** A decision with its entry. */
    public record Recorded(Entry entry, DecisionPayload decided) {}

    /**
     * Reads what follows an event on the log; what was erased since is left out.
     *
     * @param position of the event's entry
     */
    public static EventRecord after(AuditLog log, Tenant tenant, long position, EventKey event) {
        List<Recorded> decisions = new ArrayList<>(2);
        List<Treatment> treatments = new ArrayList<>(1);
        for (long next = position + 1; ; next++) {
            Optional<Entry> entry = log.read(tenant, next).filter(EventRecord::mayFollow);
            if (entry.isEmpty()) {
                return new EventRecord(decisions, treatments);
            }
            Optional<LogPayload> payload = LogPayload.of(entry.get());
            if (payload.isPresent() && payload.get() instanceof DecisionPayload decided) {
                if (!isAbout(decided.decision().decisionId(), event)) {
                    return new EventRecord(decisions, treatments);
                }
                decisions.add(new Recorded(entry.get(), decided));
            } else if (payload.isPresent() && payload.get() instanceof TreatmentPayload treated) {
                if (!isAbout(treated.treatment().decisionId(), event)) {
                    return new EventRecord(decisions, treatments);
                }
                treatments.add(treated.treatment());
            }
        }
    }

    /** The treatment that was shown for a decision. */
    public Optional<Treatment> shownFor(String decisionId) {
        return treatments.stream()
                .filter(treatment -> treatment.decisionId().equals(decisionId))
                .findFirst();
    }

    private static boolean mayFollow(Entry entry) {
        return entry.kind() == EntryKind.DECISION
                || entry.kind() == EntryKind.TREATMENT
                || entry.kind() == EntryKind.ATTEMPT
                || entry.kind() == EntryKind.DELIVERY;
    }

    private static boolean isAbout(String decisionId, EventKey event) {
        return DecisionId.parse(decisionId)
                .filter(id -> id.event().equals(event))
                .isPresent();
    }
}
