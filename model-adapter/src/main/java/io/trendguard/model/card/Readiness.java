package io.trendguard.model.card;

import java.util.List;

/**
 * Whether a model may be published, with every reason. Kept in the model folder as {@code readiness.json}.
 *
 * @param findings what was found, refusals first
 */
public record Readiness(List<Finding> findings) {
    public Readiness {
        findings = List.copyOf(findings);
    }

    /** Whether nothing refuses the model. */
    public boolean ready() {
        return findings.stream().noneMatch(Finding::refuses);
    }

    /** What a check asks. */
    public enum Check {
        /** A column knows the outcome, or something later than the purchase. */
        LEAK,
        /** The label or its rate changes over time. */
        LABEL_STABILITY,
        /** The rows are not the population that is stated. */
        POPULATION,
        /** Training and serving compute different features. */
        PARITY,
        /** A cohort is served worse than its limit. */
        COHORT
    }

    /**
     * One reason.
     *
     * @param check what was checked
     * @param refuses whether it stops the publication; otherwise it is a note
     * @param subject the column, feature or cohort
     * @param words what was found, with its numbers, and what to do
     */
    public record Finding(Check check, boolean refuses, String subject, String words) {}
}
