package io.trendguard.budget;

import java.math.BigDecimal;

/**
 * What a decision would like to spend from the window's share.
 *
 * @param decisionId the decision
 * @param candidateId the candidate that it chose
 * @param priority of that candidate, six places; the higher goes first
 * @param costMinor what it costs if taken, minor units, at least 0
 */
public record Proposal(String decisionId, String candidateId, BigDecimal priority, long costMinor) {
    public Proposal {
        priority = priority.setScale(6);
        if (costMinor < 0) {
            throw new IllegalArgumentException(
                    "The cost (%d) of decision (%s) must not be negative.".formatted(costMinor, decisionId));
        }
    }
}
