package io.trendguard.budget.ledger;

import io.trendguard.budget.BudgetReading;
import io.trendguard.budget.BudgetSettings;
import io.trendguard.budget.Grant;
import io.trendguard.candidate.Candidate;
import io.trendguard.decision.DecisionRequest.Stage;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The budgets of one tenant: a fold over its entries in the order of the log. A checkout decision commits its cost by
 * itself, any other only through an allocation; what is committed comes back when the period is over. For use by one
 * thread.
 */
public final class Budgets {
    private final BudgetSettings settings;
    private final Commitments checkout = new Commitments();
    private final Commitments window = new Commitments();

    /** Nothing is committed yet. */
    public Budgets(BudgetSettings settings) {
        this.settings = settings;
    }

    /** As it stood in a snapshot. */
    public Budgets(BudgetSettings settings, State state) {
        this(settings);
        state.checkout().forEach(checkout::add);
        state.window().forEach(window::add);
    }

    /** One entry further. */
    public void apply(LogPayload payload, Instant time) {
        if (payload instanceof DecisionPayload decision && decision.request().stage() == Stage.BEFORE_PURCHASE) {
            long cost = decision.decision().chosen().map(Candidate::costMinor).orElse(0L);
            checkout.add(new Commitment(time, cost));
        }
        if (payload instanceof AllocationPayload allocation) {
            long cost = allocation.grants().stream().mapToLong(Grant::costMinor).sum();
            window.add(new Commitment(time, cost));
        }
    }

    /** What is left at a moment; never less than nothing. */
    public BudgetReading readingAt(Instant moment) {
        Instant since = moment.minus(settings.period());
        checkout.forgetUntil(since);
        window.forgetUntil(since);
        return new BudgetReading(
                Math.max(0, settings.checkoutMinor() - checkout.sum), Math.max(0, settings.windowMinor() - window.sum));
    }

    /** What a snapshot keeps. */
    public State state() {
        return new State(List.copyOf(checkout.list), List.copyOf(window.list));
    }

    /** What was committed and is not free yet, oldest first. */
    public record State(List<Commitment> checkout, List<Commitment> window) {}

    /** Money that was promised at a moment, minor units. */
    public record Commitment(Instant at, long minor) {}

    private static final class Commitments {
        private final Deque<Commitment> list = new ArrayDeque<>();
        private long sum;

        void add(Commitment commitment) {
            if (commitment.minor() > 0) {
                list.addLast(commitment);
                sum += commitment.minor();
            }
        }

        void forgetUntil(Instant since) {
            while (!list.isEmpty() && !list.getFirst().at().isAfter(since)) {
                sum -= list.removeFirst().minor();
            }
        }
    }
}
