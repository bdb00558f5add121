package io.trendguard.routes.state;

import io.trendguard.budget.BudgetReading;
import io.trendguard.budget.BudgetSettings;
import io.trendguard.budget.ledger.Budgets;
import io.trendguard.event.Tenant;
import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The budgets of every tenant. */
public final class BudgetBook implements LiveState, SnapshotState {
    private final BudgetSettings settings;
    private final Map<Tenant, Budgets> budgets = new HashMap<>();

    /** @param settings what a tenant may spend each day */
    public BudgetBook(BudgetSettings settings) {
        this.settings = settings;
    }

    /** What is left at a moment. */
    public synchronized BudgetReading reading(Tenant tenant, Instant at) {
        return of(tenant).readingAt(at);
    }

    /** Whether the budget allows that a treatment is sent again. */
    public synchronized boolean allowsAgain(Tenant tenant, Treatment treatment, Instant at) {
        return of(tenant).allowsAgain(treatment, at);
    }

    @Override
    public synchronized void take(LoggedPayload entry) {
        of(entry.tenant()).apply(entry.payload(), entry.time());
    }

    @Override
    public String name() {
        return "budgets";
    }

    @Override
    public synchronized void save(Tenant tenant, Rows rows) {
        rows.putJson("", of(tenant).state());
    }

    @Override
    public synchronized void restore(Tenant tenant, String key, byte[] value) {
        budgets.put(tenant, new Budgets(settings, SnapshotState.json(value, Budgets.State.class)));
    }

    private Budgets of(Tenant tenant) {
        return budgets.computeIfAbsent(tenant, t -> new Budgets(settings));
    }
}
