package io.trendguard.rulebook.fact;

/**
 * A candidate that passed every table, as rules see it.
 *
 * @param id the candidate's id
 * @param intervention name in the rulebook
 * @param kind for example {@code OFFER}
 * @param channel for example {@code EMAIL}
 * @param scope {@code LINE} or {@code BASKET}
 * @param addressed whether the customer sees it; otherwise it is a mark for colleagues
 * @param rank 1 for the highest priority; ties are broken by id
 */
public record Proposal(
        String id, String intervention, String kind, String channel, String scope, boolean addressed, int rank) {}
