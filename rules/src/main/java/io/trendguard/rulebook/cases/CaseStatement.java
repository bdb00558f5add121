package io.trendguard.rulebook.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision.Escalation;
import io.trendguard.decision.Decision.Outcome;
import io.trendguard.eligibility.Verdict;
import io.trendguard.event.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a case states of its decision, as few words as a person needs. What it does not state is not compared, so that a new
 * row leaves the cases alone that are not about it.
 *
 * @param outcome in one word
 * @param cause why nothing can be decided
 * @param chosen id of the candidate that is carried out
 * @param creditMinor what credit it offers, minor units
 * @param delayHours hours after the event at which it is due
 * @param escalations hours after which something follows, by action
 * @param reasons codes of rows about the order or the choice, all of which must fire
 * @param verdicts on other candidates by id: {@code eligible}, {@code undetermined}, or all codes that speak against one
 */
record CaseStatement(
        Outcome outcome,
        Optional<String> cause,
        Optional<String> chosen,
        Optional<Long> creditMinor,
        Optional<Integer> delayHours,
        Optional<Map<String, Integer>> escalations,
        Optional<List<String>> reasons,
        Optional<Map<String, JsonNode>> verdicts) {
    /** Its keys, in the order in which they are written. */
    static final List<String> KEYS =
            List.of("outcome", "cause", "chosen", "credit_minor", "delay_hours", "escalations", "reasons", "verdicts");

    private static final String ELIGIBLE = "eligible";
    private static final String UNDETERMINED = "undetermined";

    CaseStatement {
        if ((outcome == Outcome.INTERVENE) != chosen.isPresent()) {
            throw new IllegalArgumentException(
                    chosen.map("With a chosen candidate (%s) the outcome must be intervene."::formatted)
                            .orElse("With the outcome intervene, (chosen) must name a candidate."));
        }
        if (cause.isPresent() && outcome != Outcome.UNDETERMINED) {
            throw new IllegalArgumentException("Only an outcome undetermined has a cause.");
        }
        verdicts.ifPresent(all -> all.forEach(CaseStatement::mustBeVerdict));
    }

    private static void mustBeVerdict(String candidate, JsonNode verdict) {
        boolean codes = verdict.isArray() && !verdict.isEmpty();
        for (JsonNode code : verdict) {
            codes &= code.isTextual();
        }
        if (!codes && !verdict.asText().equals(ELIGIBLE) && !verdict.asText().equals(UNDETERMINED)) {
            throw new IllegalArgumentException(
                    "The verdict on (%s) must be eligible, undetermined or a list of reason codes."
                            .formatted(candidate));
        }
    }

    /** What the decision does not hold to, each as one clause. */
    List<String> differences(CaseOutcome decided) {
        List<String> differences = new ArrayList<>();
        compare(differences, "outcome", word(decided.outcome()), Optional.of(word(outcome)));
        compare(differences, "cause", decided.cause().orElse("none"), cause);
        compare(differences, "chosen", decided.chosen().map(Candidate::id).orElse("none"), chosen);
        decided.chosen().ifPresent(candidate -> {
            compare(differences, "credit_minor", candidate.creditMinor(), creditMinor);
            compare(differences, "delay_hours", candidate.delayHours(), delayHours);
        });
        compare(differences, "escalations", hours(decided.escalations()), escalations);
        List<String> missing = reasons.orElse(List.of()).stream()
                .filter(reason -> !decided.reasons().contains(reason))
                .toList();
        if (!missing.isEmpty()) {
            differences.add("the reasons %s are not given%s; given are %s"
                    .formatted(missing, Nearest.hint(missing.get(0), decided.reasons()), decided.reasons()));
        }
        new TreeMap<>(verdicts.orElse(Map.of()))
                .forEach((candidate, verdict) -> compare(
                        differences,
                        "the verdict on " + candidate,
                        verdict(decided, candidate),
                        Optional.of(words(verdict))));
        return differences;
    }

    private static void compare(List<String> differences, String what, Object decided, Optional<?> stated) {
        stated.filter(value -> !value.equals(decided))
                .ifPresent(value -> differences.add("%s is %s and should be %s".formatted(what, decided, value)));
    }

    /** The outcome in a word, as cases write it. */
    static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** What follows, as cases write it. */
    static Map<String, Integer> hours(List<Escalation> escalations) {
        return escalations.stream()
                .collect(Collectors.toMap(Escalation::action, Escalation::afterHours, Math::min, TreeMap::new));
    }

    private static String verdict(CaseOutcome decided, String candidate) {
        if (decided.chosen().map(Candidate::id).equals(Optional.of(candidate))) {
            return "chosen";
        }
        return Optional.ofNullable(decided.verdicts().get(candidate))
                .map(CaseStatement::written)
                .orElse("not proposed");
    }

    private static String words(JsonNode verdict) {
        if (!verdict.isArray()) {
            return verdict.asText();
        }
        List<String> codes = new ArrayList<>();
        verdict.forEach(code -> codes.add(code.asText()));
        Collections.sort(codes);
        return codes.toString();
    }

    /** A verdict as cases write it. */
    static String written(Verdict verdict) {
        if (verdict instanceof Verdict.Ineligible ineligible) {
            return ineligible.reasons().toString();
        }
        return verdict instanceof Verdict.Eligible ? ELIGIBLE : UNDETERMINED;
    }
}
