package io.trendguard.log.payload;

import io.trendguard.budget.BudgetReading;
import io.trendguard.budget.Grant;
import io.trendguard.budget.Proposal;
import io.trendguard.log.EntryKind;
import java.time.Instant;
import java.util.List;

/**
 * The proposals of a window shared a budget.
 *
 * @param from begin of the window
 * @param until end of the window
 * @param budget what was left before
 * @param proposals what was asked for
 * @param grants what was given, one for each proposal, in order of priority
 */
public record AllocationPayload(
        Instant from, Instant until, BudgetReading budget, List<Proposal> proposals, List<Grant> grants)
        implements LogPayload {
    public AllocationPayload {
        proposals = List.copyOf(proposals);
        grants = List.copyOf(grants);
    }

    @Override
    public EntryKind kind() {
        return EntryKind.ALLOCATION;
    }
}
