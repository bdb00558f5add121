package io.trendguard.budget.ledger;

import io.trendguard.budget.BudgetReading;
import io.trendguard.budget.BudgetSettings;
import io.trendguard.budget.Grant;
import io.trendguard.candidate.Candidate;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The budgets of one tenant: a fold over its entries in the order of the log. A checkout decision commits its cost by
 * itself, any other only through an allocation. What is committed comes back when its treatment is held back for good, and
 * otherwise when the period is over. For use by one thread.
 */
public final class Budgets {
    private static final Set<DeliveryPayload.Result> NEVER_SENT =
            Set.of(DeliveryPayload.Result.NOT_SENT, DeliveryPayload.Result.SETTLED_NOT_SENT);

    /** Entries come a little out of order, so what is just over may still count for the next reading. */
    private static final int PERIODS_KEPT = 2;

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
        forgetUntil(time.minus(settings.period().multipliedBy(PERIODS_KEPT)));
        if (payload instanceof DecisionPayload decision
                && decision.request().stage().isAwaited()) {
            long cost = decision.decision().chosen().map(Candidate::costMinor).orElse(0L);
            checkout.add(Commitment.of(decision.decision().decisionId(), time, cost));
        } else if (payload instanceof AllocationPayload allocation) {
            for (Grant grant : allocation.grants()) {
                window.add(Commitment.of(grant.decisionId(), time, grant.costMinor()));
            }
        } else if (payload instanceof DeliveryPayload delivery) {
            apply(delivery, time);
        }
    }

    private void apply(DeliveryPayload delivery, Instant time) {
        if (NEVER_SENT.contains(delivery.result())) {
            checkout.giveBack(delivery.treatmentId());
            window.giveBack(delivery.treatmentId());
        } else if (!checkout.holds(delivery.treatmentId())) {
            delivery.reservesMinor()
                    .ifPresent(minor -> window.add(new Commitment(delivery.treatmentId(), time, minor)));
        }
    }

    /** Whether a treatment may be sent again: what it costs is set aside already, or there is enough left. */
    public boolean allowsAgain(Treatment treatment, Instant moment) {
        long left = readingAt(moment).windowLeftMinor();
        return checkout.holds(treatment.treatmentId())
                || window.holds(treatment.treatmentId())
                || treatment.costMinor() <= left;
    }

    /** What is left at a moment; never less than nothing. */
    public BudgetReading readingAt(Instant moment) {
        forgetUntil(moment.minus(settings.period()));
        return new BudgetReading(
                Math.max(0, settings.checkoutMinor() - checkout.sum), Math.max(0, settings.windowMinor() - window.sum));
    }

    private void forgetUntil(Instant since) {
        checkout.forgetUntil(since);
        window.forgetUntil(since);
    }

    /** What a snapshot keeps. */
    public State state() {
        return new State(List.copyOf(checkout.open.values()), List.copyOf(window.open.values()));
    }

    /** What was committed and is not free yet, oldest first. */
    public record State(List<Commitment> checkout, List<Commitment> window) {}

    /** Money that was promised to a treatment at a moment, minor units. */
    public record Commitment(String treatmentId, Instant at, long minor) {
        private static Commitment of(String decisionId, Instant at, long minor) {
            return new Commitment(Treatment.idOf(decisionId, 0), at, minor);
        }
    }

    /** Oldest first. */
    private static final class Commitments {
        private final Map<String, Commitment> open = new LinkedHashMap<>();
        private long sum;

        void add(Commitment commitment) {
            if (commitment.minor() > 0 && open.putIfAbsent(commitment.treatmentId(), commitment) == null) {
                sum += commitment.minor();
            }
        }

        boolean holds(String treatmentId) {
            return open.containsKey(treatmentId);
        }

        void giveBack(String treatmentId) {
            Commitment commitment = open.remove(treatmentId);
            sum -= commitment == null ? 0 : commitment.minor();
        }

        void forgetUntil(Instant since) {
            Iterator<Commitment> oldest = open.values().iterator();
            while (oldest.hasNext()) {
                Commitment commitment = oldest.next();
                if (commitment.at().isAfter(since)) {
                    return;
                }
                sum -= commitment.minor();
                oldest.remove();
            }
        }
    }
}
