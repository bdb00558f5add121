package io.trendguard.decision;

import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision.CandidateOutcome;
import io.trendguard.decision.Decision.Outcome;
import io.trendguard.eligibility.Verdict;
import io.trendguard.file.ErrorWords;
import io.trendguard.risk.RiskModel;
import io.trendguard.rulebook.Rulebook;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides. A function of the request, the rulebook and the model: it reads no clock, network, store or random source, so the
 * same arguments give the same bytes anywhere. It keeps nothing between calls and may be used by many threads.
 */
public final class Decider {
    /** The version in decisions that no rulebook made. */
    public static final String NO_RULEBOOK = "none";

    /**
     * What to do about an order. Whatever is missing or fails leads to an undetermined decision that does nothing and names
     * its cause.
     */
    public Decision decide(DecisionRequest request, Rulebook rulebook, Optional<RiskModel> model) {
        Deliberation deliberation = new Deliberation(request, rulebook.version(), model.map(RiskModel::version));
        try {
            if (!request.faults().isEmpty()) {
                throw new Unknown(String.join(" ", request.faults()));
            }
            fits(request, rulebook);
            RiskModel judge = model.orElseThrow(() -> new Unknown("No model is loaded."));
            deliberation.risks(Risks.assess(request, judge));
            return deliberate(deliberation, rulebook);
        } catch (Unknown unknown) {
            return deliberation.undetermined(unknown.cause());
        } catch (RuntimeException e) {
            return deliberation.undetermined(
                    "The rulebook (%s) failed: %s".formatted(rulebook.version(), ErrorWords.recorded(e)));
        }
    }

    /** The decision where no rulebook could be had: nothing is done. */
    public Decision decideWithoutRulebook(DecisionRequest request, Optional<RiskModel> model) {
        Deliberation deliberation = new Deliberation(request, NO_RULEBOOK, model.map(RiskModel::version));
        String faults = String.join(" ", request.faults());
        return deliberation.undetermined(("No rulebook is published. " + faults).strip());
    }

    private static void fits(DecisionRequest request, Rulebook rulebook) {
        if (!rulebook.decisionPoint().equals(request.decisionPoint())) {
            throw new Unknown("The rulebook (%s) decides (%s) and not (%s)."
                    .formatted(rulebook.name(), rulebook.decisionPoint(), request.decisionPoint()));
        }
        String tenant = rulebook.manifest().tenant();
        if (!tenant.equals("any") && !tenant.equals(request.tenant().id())) {
            throw new Unknown("The rulebook (%s) belongs to (%s) and not to (%s)."
                    .formatted(rulebook.name(), tenant, request.tenant()));
        }
        if (request.lines().isEmpty()) {
            throw new Unknown("The order (%s) has no lines.".formatted(request.orderId()));
        }
    }

    private static Decision deliberate(Deliberation deliberation, Rulebook rulebook) {
        Inputs inputs = Inputs.of(deliberation.request(), deliberation.focus(), rulebook);
        Policy policy = Policy.apply(rulebook, inputs, deliberation);
        deliberation.policy(policy);
        List<Assessed> assessed = Eligibility.check(rulebook, inputs, policy, deliberation);
        Arbitration arbitration = Arbitration.among(assessed, rulebook, inputs, deliberation);
        Optional<Assessed> chosen = arbitration.chosen();
        List<String> marks = arbitration.outcomes().stream()
                .filter(Assessed::eligible)
                .map(Assessed::candidate)
                .filter(candidate -> !candidate.customerSees())
                .map(Candidate::id)
                .toList();
        List<Decision.Escalation> escalations = chosen.isPresent()
                ? Escalations.after(chosen.get().candidate(), rulebook, inputs, deliberation)
                : List.of();
        List<CandidateOutcome> outcomes = arbitration.outcomes().stream()
                .map(Assessed::outcome)
                .sorted(Comparator.comparing(outcome -> outcome.candidate().id()))
                .toList();
        return deliberation.decided(
                chosen.isPresent() ? Outcome.INTERVENE : Outcome.NOTHING,
                outcomes,
                chosen.map(Assessed::candidate),
                marks,
                escalations,
                arbitration.fired());
    }

    /** Something is not known, so nothing is done. */
    static final class Unknown extends RuntimeException {
        private final String cause;

        Unknown(String cause) {
            super(cause, null, false, false);
            this.cause = cause;
        }

        String cause() {
            return cause;
        }
    }

    /** A candidate with what is known of it so far. */
    record Assessed(Candidate candidate, Verdict verdict, Optional<BigDecimal> uplift, Optional<BigDecimal> priority) {
        boolean eligible() {
            return verdict instanceof Verdict.Eligible;
        }

        Assessed ruled(Verdict ruling) {
            return new Assessed(candidate, ruling, uplift, priority);
        }

        CandidateOutcome outcome() {
            return new CandidateOutcome(candidate, verdict, uplift, priority);
        }
    }
}
