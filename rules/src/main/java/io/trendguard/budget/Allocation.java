package io.trendguard.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shares what is left of a window's budget between its proposals: by priority, ties by cost and then by name. */
public final class Allocation {
    private static final Comparator<Proposal> ORDER = Comparator.comparing(
                    Proposal::priority, Comparator.reverseOrder())
            .thenComparingLong(Proposal::costMinor)
            .thenComparing(Proposal::decisionId);

    private Allocation() {}

    /** One grant for each proposal, in order of priority. A proposal too dear for what is left lets cheaper ones pass. */
    public static List<Grant> allocate(List<Proposal> window, BudgetReading budget) {
        List<Grant> grants = new ArrayList<>(window.size());
        long left = Math.max(0, budget.windowLeftMinor());
        for (Proposal proposal : window.stream().sorted(ORDER).toList()) {
            if (proposal.costMinor() <= left) {
                left -= proposal.costMinor();
                grants.add(new Grant(proposal.decisionId(), proposal.costMinor(), Optional.empty()));
            } else {
                grants.add(new Grant(proposal.decisionId(), 0, Optional.of(Grant.BUDGET_SPENT)));
            }
        }
        return grants;
    }
}
