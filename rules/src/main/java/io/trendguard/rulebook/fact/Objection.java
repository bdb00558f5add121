package io.trendguard.rulebook.fact;

/**
 * What a rule says against a candidate.
 *
 * @param candidate the candidate's id
 * @param code reason code
 */
public record Objection(String candidate, String code) {
    /** Objects to a proposal; the only thing that a rule may do. */
    public Objection(Proposal proposal, String code) {
        this(proposal.id(), code);
    }
}
