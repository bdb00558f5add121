package io.trendguard.routes.schedule;

import io.trendguard.budget.Allocation;
import io.trendguard.budget.BudgetReading;
import io.trendguard.budget.Grant;
import io.trendguard.budget.Proposal;
import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.state.BudgetBook;
import io.trendguard.routes.treatment.Treatments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shares the budget among decisions that can wait. Durable decisions to step in are gathered for a window; an allocation
 * entry says which of them may be carried out, and their treatments are appended with it. What is pending is derived from
 * the log, so that a crash between decision and allocation loses nothing.
 */
public final class AllocationWindows implements LiveState, SnapshotState {
    /** So many proposals share a window at most; the others wait for the next. */
    private static final int MOST = 500;

    private final AuditLog written;
    private final Treatments treatments;
    private final BudgetBook budgets;
    private final Map<Tenant, Map<String, Waiting>> waiting = new HashMap<>();
    private final Map<Tenant, Instant> windowBegins = new HashMap<>();

    private record Waiting(LogPlace place, DecisionPayload decided) {}

    /** Positions of the decisions that wait, and when the last window ended. */
    private record Kept(List<Long> waiting, Optional<Instant> begin) {}

    /** @param written the log, of which only durable decisions are proposed */
    public AllocationWindows(AuditLog written, Treatments treatments, BudgetBook budgets) {
        this.written = written;
        this.treatments = treatments;
        this.budgets = budgets;
    }

    @Override
    public synchronized void take(LoggedPayload entry) {
        Tenant tenant = entry.tenant();
        LogPayload payload = entry.payload();
        if (payload instanceof DecisionPayload decided
                && !decided.request().stage().isAwaited()
                && decided.decision().chosen().isPresent()) {
            of(tenant).put(decided.decision().decisionId(), new Waiting(entry.place(), decided));
        } else if (payload instanceof AllocationPayload allocation) {
            allocation.grants().forEach(grant -> of(tenant).remove(grant.decisionId()));
        }
    }

    @Override
    public String name() {
        return "windows";
    }

    @Override
    public synchronized void save(Tenant tenant, Rows rows) {
        Kept kept = new Kept(
                of(tenant).values().stream()
                        .map(waits -> waits.place().offset())
                        .toList(),
                Optional.ofNullable(windowBegins.get(tenant)));
        rows.putJson("", kept);
    }

    @Override
    public synchronized void restore(Tenant tenant, String key, byte[] value) {
        Kept kept = SnapshotState.json(value, Kept.class);
        kept.begin().ifPresent(begin -> windowBegins.put(tenant, begin));
        for (long position : kept.waiting()) {
            written.read(tenant, position)
                    .ifPresent(entry -> LogPayload.of(entry)
                            .ifPresent(payload ->
                                    take(new LoggedPayload(tenant, LogPlace.at(position), entry.time(), payload))));
        }
    }

    private Map<String, Waiting> of(Tenant tenant) {
        return waiting.computeIfAbsent(tenant, t -> new LinkedHashMap<>());
    }

    /** Ends the window of every tenant and appends what came of it. */
    public void close(ProjectedLog log, Instant now) {
        for (Tenant tenant : tenantsWaiting()) {
            Map<String, DecisionPayload> durable =
                    takeDurable(tenant, written.head(tenant).size());
            if (!durable.isEmpty()) {
                close(log, tenant, durable, now);
            }
        }
    }

    private synchronized List<Tenant> tenantsWaiting() {
        return waiting.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private synchronized Map<String, DecisionPayload> takeDurable(Tenant tenant, long size) {
        Map<String, DecisionPayload> durable = new LinkedHashMap<>();
        for (Map.Entry<String, Waiting> one : of(tenant).entrySet()) {
            if (one.getValue().place().offset() < size && durable.size() < MOST) {
                durable.put(one.getKey(), one.getValue().decided());
            }
        }
        return durable;
    }

    private void close(ProjectedLog log, Tenant tenant, Map<String, DecisionPayload> durable, Instant now) {
        List<Proposal> proposals = durable.values().stream()
                .map(decided -> proposal(decided.decision()))
                .toList();
        BudgetReading budget = budgets.reading(tenant, now);
        List<Grant> grants = Allocation.allocate(proposals, budget);
        List<LogPayload> payloads = new ArrayList<>(grants.size() + 1);
        payloads.add(new AllocationPayload(begin(tenant, now), now, budget, proposals, grants));
        for (Grant grant : grants) {
            DecisionPayload decided = durable.get(grant.decisionId());
            if (grant.granted() && decided != null) {
                payloads.add(new TreatmentPayload(treatments.of(decided)));
            }
        }
        log.append(tenant, now, payloads);
    }

    private synchronized Instant begin(Tenant tenant, Instant now) {
        Instant before = windowBegins.put(tenant, now);
        return before == null || before.isAfter(now) ? now : before;
    }

    private static Proposal proposal(Decision decision) {
        Candidate chosen = decision.chosen().orElseThrow();
        BigDecimal priority = decision.candidates().stream()
                .filter(outcome -> outcome.candidate().id().equals(chosen.id()))
                .findFirst()
                .flatMap(Decision.CandidateOutcome::priority)
                .orElse(BigDecimal.ZERO);
        return new Proposal(decision.decisionId(), chosen.id(), priority, chosen.costMinor());
    }
}
