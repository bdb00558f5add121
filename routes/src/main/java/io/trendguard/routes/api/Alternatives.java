package io.trendguard.routes.api;

import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision;
import io.trendguard.decision.Decision.CandidateOutcome;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.NetValue;
import io.trendguard.eligibility.Verdict;
import io.trendguard.rulebook.Manifest;
import io.trendguard.rulebook.Rulebook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What could have been done about an order: the allowed ones by net value, then those that were not allowed. */
final class Alternatives {
    private static final Comparator<Alternative> BEST_FIRST = Comparator.comparing((Alternative one) -> !one.allowed())
            .thenComparing(one -> one.netMinor().orElse(BigDecimal.ZERO), Comparator.reverseOrder())
            .thenComparing(one -> one.candidateId().orElse(""));

    private Alternatives() {}

    /** Of a decision that weighed candidates; empty if it could not be made. Marks that no customer sees are no alternatives. */
    static List<Alternative> of(DecisionRequest request, Decision decision, Optional<Rulebook> rulebook) {
        if (decision.outcome() == Decision.Outcome.UNDETERMINED) {
            return List.of();
        }
        Map<String, NetValue> values =
                rulebook.map(one -> NetValue.of(request, decision, one)).orElse(Map.of());
        List<Alternative> all = new ArrayList<>();
        all.add(nothing(decision.chosen().isEmpty()));
        for (CandidateOutcome outcome : decision.candidates()) {
            if (outcome.candidate().customerSees()) {
                all.add(alternative(outcome, decision, rulebook.map(Rulebook::manifest), values));
            }
        }
        all.sort(BEST_FIRST);
        return all;
    }

    private static Alternative nothing(boolean chosen) {
        BigDecimal zero = new BigDecimal("0.00");
        return new Alternative(
                Optional.empty(),
                Optional.empty(),
                "Do nothing",
                Optional.empty(),
                Optional.empty(),
                chosen,
                true,
                Optional.empty(),
                Optional.of(zero),
                Optional.of(zero),
                Optional.empty(),
                Optional.empty());
    }

    private static Alternative alternative(
            CandidateOutcome outcome, Decision decision, Optional<Manifest> manifest, Map<String, NetValue> values) {
        Candidate candidate = outcome.candidate();
        Optional<NetValue> value = Optional.ofNullable(values.get(candidate.id()));
        return new Alternative(
                Optional.of(candidate.id()),
                Optional.of(candidate.intervention()),
                manifest.flatMap(words ->
                                Optional.ofNullable(words.interventions().get(candidate.intervention())))
                        .map(Manifest.Intervention::says)
                        .orElseGet(() -> candidate.intervention().replace('-', ' ')),
                Optional.of(candidate.channel().name()),
                candidate.lineId(),
                decision.chosen().filter(candidate::equals).isPresent(),
                outcome.verdict() instanceof Verdict.Eligible,
                reason(outcome.verdict(), manifest),
                value.map(NetValue::net).or(outcome::priority).map(Alternatives::rounded),
                value.map(NetValue::cost).map(Alternatives::rounded),
                value.map(one -> new Alternative.Uplift(
                        one.effect().uplift(),
                        one.effect().source(),
                        one.effect().date())),
                value.map(one -> new Alternative.Formula(
                        one.probability(),
                        one.effect().uplift(),
                        rounded(one.value()),
                        one.weight(),
                        rounded(one.cost()),
                        rounded(one.net()))));
    }

    private static BigDecimal rounded(BigDecimal minor) {
        return minor.setScale(2, RoundingMode.HALF_EVEN);
    }

    private static Optional<String> reason(Verdict verdict, Optional<Manifest> manifest) {
        if (verdict instanceof Verdict.Ineligible ineligible) {
            String code = ineligible.reasons().get(0);
            return Optional.of(manifest.flatMap(
                            words -> Optional.ofNullable(words.reasons().get(code)))
                    .orElseGet(() -> code.toLowerCase(java.util.Locale.ROOT).replace('_', ' ')));
        }
        return verdict instanceof Verdict.Undetermined undetermined
                ? Optional.of(undetermined.cause())
                : Optional.empty();
    }
}
