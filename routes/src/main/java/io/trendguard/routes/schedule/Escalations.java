package io.trendguard.routes.schedule;

import io.trendguard.candidate.Candidate;
import io.trendguard.contact.SendPolicy;
import io.trendguard.decision.Decision.Escalation;
import io.trendguard.escalation.FollowUp;
import io.trendguard.escalation.FollowUpFold;
import io.trendguard.event.Channel;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.routes.projection.FoldedRows;
import io.trendguard.routes.projection.ProjectedLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What follows if a customer does not react: a reminder after some hours, a colleague's review. An escalation waits behind
 * its treatment, ends when the customer answers it, and becomes a treatment of its own when it is due. What waits is
 * derived from the log.
 */
public final class Escalations {
    private final Function<String, SendPolicy> policies;
    private final FoldedRows<FollowUp> rows;
    private final TreeSet<Waiting> queue =
            new TreeSet<>(Comparator.comparing((Waiting one) -> one.due().at())
                    .thenComparing(Waiting::tenant)
                    .thenComparing(one -> one.due().treatmentId()));

    /** @param policies what a rulebook version says about sending */
    public Escalations(Function<String, SendPolicy> policies) {
        this.policies = policies;
        this.rows = new FoldedRows<>("escalations", FollowUp.class, new FollowUpFold(policies), this::changed);
    }

    private record Waiting(Tenant tenant, Treatment parent, FollowUp.Due due) {}

    private static Stream<Waiting> waiting(Tenant tenant, Optional<FollowUp> row) {
        return row.stream()
                .flatMap(follow -> follow.parent().stream()
                        .flatMap(parent -> follow.due().stream().map(due -> new Waiting(tenant, parent, due))));
    }

    private void changed(Tenant tenant, String row, Optional<FollowUp> before, Optional<FollowUp> after) {
        synchronized (queue) {
            waiting(tenant, before).forEach(queue::remove);
            waiting(tenant, after).forEach(queue::add);
        }
    }

    /** What the log says of it, to be shown entries and to be part of snapshots. */
    public FoldedRows<?> rows() {
        return rows;
    }

    /** Appends the treatment of every escalation that is due. */
    public void run(ProjectedLog log, Instant now) {
        for (Waiting one : due(now)) {
            Treatment treatment = treatment(one.parent(), one.due());
            List<LogPayload> payloads = new ArrayList<>(List.of(new TreatmentPayload(treatment)));
            if (treatment.channel() == Channel.INTERNAL) {
                payloads.add(DeliveryPayload.of(treatment, 0, Result.HANDED_OVER));
            }
            log.append(one.tenant(), now, payloads);
        }
    }

    private List<Waiting> due(Instant now) {
        synchronized (queue) {
            return queue.stream().takeWhile(one -> !one.due().at().isAfter(now)).toList();
        }
    }

    private Treatment treatment(Treatment parent, FollowUp.Due due) {
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
