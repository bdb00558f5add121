package io.trendguard.budget;

import java.util.Optional;

/**
 * What became of a proposal.
 *
 * @param decisionId the decision
 * @param costMinor what was granted, minor units; 0 if refused
 * @param refusal reason code if it was refused
 */
public record Grant(String decisionId, long costMinor, Optional<String> refusal) {
    /** The reason code of a proposal for which the window's share did not suffice. */
    public static final String BUDGET_SPENT = "BUDGET_SPENT";

    public Grant {
        if (costMinor < 0 || (refusal.isPresent() && costMinor != 0)) {
            throw new IllegalArgumentException("A refused proposal costs nothing; (%d) cannot be granted to (%s)."
                    .formatted(costMinor, decisionId));
        }
    }

    /** Whether it may be carried out. */
    public boolean granted() {
        return refusal.isEmpty();
    }
}
