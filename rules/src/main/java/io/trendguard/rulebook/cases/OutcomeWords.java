package io.trendguard.rulebook.cases;

import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision.Escalation;
import io.trendguard.eligibility.Verdict;
import io.trendguard.rulebook.Manifest;
import io.trendguard.rulebook.Table;
import io.trendguard.text.CurrencyCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says in words what was decided in a case.
 *
 * @param manifest whose reasons and interventions they are
 * @param currency ISO 4217
 */
record OutcomeWords(Manifest manifest, String currency) {
    private static final String CHOSEN = "chosen";

    /** The outcome in one sentence, with the rows that led to it. */
    String sentence(CaseOutcome outcome) {
        String because = outcome.ledBy().stream().map(Table.Row::words).collect(Collectors.joining("; "));
        String what = switch (outcome.outcome()) {
            case INTERVENE -> outcome.chosen().map(this::offer).orElse("") + followUps(outcome.escalations());
            case NOTHING -> "nothing is done";
            case UNDETERMINED -> "undetermined: " + outcome.cause().orElse("");
        };
        return because.isEmpty() ? what : "%s (%s)".formatted(what, because);
    }

    private String offer(Candidate candidate) {
        StringBuilder words = new StringBuilder(candidate.id());
        Optional.ofNullable(manifest.interventions().get(candidate.intervention()))
                .ifPresent(intervention -> words.append(": ").append(intervention.says()));
        if (candidate.creditMinor() > 0) {
            words.append(", %s credit".formatted(money(candidate.creditMinor())));
        }
        if (candidate.delayHours() > 0) {
            words.append(", after %d hours".formatted(candidate.delayHours()));
        }
        return words.toString();
    }

    private String money(long minor) {
        return "%s %s"
                .formatted(
                        BigDecimal.valueOf(minor, CurrencyCode.decimals(currency))
                                .toPlainString(),
                        currency);
    }

    private static String followUps(List<Escalation> escalations) {
        return escalations.stream()
                .map(next -> ", then %s after %d hours".formatted(next.action(), next.afterHours()))
                .collect(Collectors.joining());
    }

    /** What is different for candidates that are chosen neither before nor after, each in one line. */
    List<String> verdicts(CaseOutcome before, CaseOutcome after) {
        List<String> lines = new ArrayList<>();
        TreeSet<String> candidates = new TreeSet<>(before.verdicts().keySet());
        candidates.addAll(after.verdicts().keySet());
        for (String candidate : candidates) {
            String was = verdict(before, candidate);
            String is = verdict(after, candidate);
            if (!was.equals(is) && !was.equals(CHOSEN) && !is.equals(CHOSEN)) {
                lines.add("%s: %s → %s".formatted(candidate, was, is));
            }
        }
        return lines;
    }

    private String verdict(CaseOutcome outcome, String candidate) {
        if (outcome.chosen().map(Candidate::id).equals(Optional.of(candidate))) {
            return CHOSEN;
        }
        Verdict verdict = outcome.verdicts().get(candidate);
        if (verdict == null) {
            return "not proposed";
        }
        if (verdict instanceof Verdict.Ineligible ineligible) {
            return ineligible.reasons().stream()
                    .map(code -> manifest.reasons().getOrDefault(code, code))
                    .map(words -> words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1))
                    .collect(Collectors.joining("; ", "not eligible, ", ""));
        }
        return verdict instanceof Verdict.Undetermined undetermined
                ? "undetermined, " + undetermined.cause()
                : "eligible";
    }
}
