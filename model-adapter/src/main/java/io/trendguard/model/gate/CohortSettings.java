package io.trendguard.model.gate;

/**
 * How well every cohort has to be served.
 *
 * @param leastAuc an AUC that a cohort must be able to have: its interval must reach it
 * @param mostGap how far mean probability and rate may lie apart: the interval of the gap must reach within
 * @param leastRows smaller cohorts are named and not judged
 */
public record CohortSettings(double leastAuc, double mostGap, int leastRows) {
    public static final CohortSettings DEFAULTS = new CohortSettings(0.55, 0.1, 100);
}
