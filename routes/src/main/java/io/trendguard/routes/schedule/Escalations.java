package io.trendguard.routes.schedule;

import io.trendguard.candidate.Candidate;
import io.trendguard.contact.SendPolicy;
import io.trendguard.decision.Decision.Escalation;
import io.trendguard.event.Channel;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.projection.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What follows if a customer does not react: a reminder after some hours, a colleague's review. An escalation waits behind
 * its treatment, ends when the customer answers it, and becomes a treatment of its own when it is due. What waits is
 * derived from the log.
 */
public final class Escalations implements Projection {
    private static final int FIRST = 0;
    private static final String DECIDED = "decided ";

    private final Function<String, SendPolicy> policies;
    private final Map<Tenant, Map<String, List<Escalation>>> decided = new HashMap<>();
    private final Map<String, List<Due>> byTreatment = new HashMap<>();
    private final Map<String, Due> byId = new HashMap<>();
    private final TreeSet<Due> queue =
            new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::treatmentId));

    /** @param policies what a rulebook version says about sending */
    public Escalations(Function<String, SendPolicy> policies) {
        this.policies = policies;
    }

    private record Due(Tenant tenant, Instant at, String treatmentId, Treatment parent, Escalation escalation) {}

    /** What waits behind a treatment that may still be answered. */
    private record Kept(Treatment parent, List<KeptDue> dues) {}

    private record KeptDue(Instant at, String treatmentId, Escalation escalation) {}

    @Override
    public synchronized void apply(Tenant tenant, long position, Instant time, LogPayload payload) {
        if (payload instanceof DecisionPayload decision) {
            List<Escalation> follow = decision.decision().escalations();
            if (!follow.isEmpty()) {
                decided(tenant).put(decision.decision().decisionId(), follow);
            }
        } else if (payload instanceof TreatmentPayload treated) {
            treated(tenant, treated.treatment());
        } else if (payload instanceof DispositionPayload answered) {
            end(answered.treatmentId());
        } else if (payload instanceof DeliveryPayload delivery && delivery.result() == Result.NOT_SENT) {
            end(delivery.treatmentId());
        }
    }

    @Override
    public String name() {
        return "escalations";
    }

    @Override
    public synchronized void save(Tenant tenant, Rows rows) {
        decided(tenant).forEach((decisionId, follow) -> rows.putJson(DECIDED + decisionId, follow));
        byTreatment.forEach((treatmentId, all) -> {
            List<Due> dues = all.stream()
                    .filter(due -> due.tenant().equals(tenant) && byId.containsKey(due.treatmentId()))
                    .toList();
            if (!dues.isEmpty()) {
                List<KeptDue> kept = dues.stream()
                        .map(due -> new KeptDue(due.at(), due.treatmentId(), due.escalation()))
                        .toList();
                rows.putJson(treatmentId, new Kept(dues.get(0).parent(), kept));
            }
        });
    }

    @Override
    public synchronized void restore(Tenant tenant, String key, byte[] value) {
        if (key.startsWith(DECIDED)) {
            decided(tenant).put(key.substring(DECIDED.length()), List.of(Projection.json(value, Escalation[].class)));
            return;
        }
        Kept kept = Projection.json(value, Kept.class);
        wait(
                kept.parent(),
                kept.dues().stream()
                        .map(due -> new Due(tenant, due.at(), due.treatmentId(), kept.parent(), due.escalation()))
                        .toList());
    }

    private Map<String, List<Escalation>> decided(Tenant tenant) {
        return decided.computeIfAbsent(tenant, t -> new HashMap<>());
    }

    private void wait(Treatment parent, List<Due> dues) {
        byTreatment.put(parent.treatmentId(), dues);
        dues.forEach(due -> byId.put(due.treatmentId(), due));
        queue.addAll(dues);
    }

    private void end(String treatmentId) {
        for (Due due : Optional.ofNullable(byTreatment.remove(treatmentId)).orElse(List.of())) {
            byId.remove(due.treatmentId());
            queue.remove(due);
        }
    }

    private void treated(Tenant tenant, Treatment treatment) {
        Optional.ofNullable(byId.remove(treatment.treatmentId())).ifPresent(queue::remove);
        List<Escalation> follow = treatment.treatmentId().equals(Treatment.idOf(treatment.decisionId(), FIRST))
                ? decided(tenant).remove(treatment.decisionId())
                : null;
        if (follow == null) {
            return;
        }
        List<Due> dues = new ArrayList<>();
        for (int i = 0; i < follow.size(); i++) {
            dues.add(new Due(
                    tenant,
                    treatment.notBefore().plus(Duration.ofHours(follow.get(i).afterHours())),
                    Treatment.idOf(treatment.decisionId(), FIRST + 1 + i),
                    treatment,
                    follow.get(i)));
        }
        wait(treatment, dues);
    }

    /** Appends the treatment of every escalation that is due. */
    public void run(ProjectedLog log, Instant now) {
        for (Due due : takeDue(now)) {
            Treatment treatment = treatment(due);
            List<LogPayload> payloads = new ArrayList<>(List.of(new TreatmentPayload(treatment)));
            if (treatment.channel() == Channel.INTERNAL) {
                payloads.add(DeliveryPayload.of(treatment, 0, Result.HANDED_OVER));
            }
            log.append(due.tenant(), now, payloads);
        }
    }

    private synchronized List<Due> takeDue(Instant now) {
        return queue.stream().takeWhile(due -> !due.at().isAfter(now)).toList();
    }

    private Treatment treatment(Due due) {
        Treatment parent = due.parent();
        Escalation escalation = due.escalation();
        return new Treatment(
                due.treatmentId(),
                parent.decisionId(),
                parent.person(),
                parent.orderId(),
                escalation.channel(),
                escalation.action(),
                escalation.channel() == Channel.INTERNAL ? Candidate.Kind.LOGISTICS : parent.interventionKind(),
                escalation.template(),
                parent.locale(),
                parent.rulebookVersion(),
                parent.placeholders(),
                parent.creditPercent(),
                parent.creditMinor(),
                0,
                due.at(),
                due.at().plus(policies.apply(parent.rulebookVersion()).followUpLife()));
    }
}
