package io.trendguard.routes.intake;

import io.trendguard.event.Finding;
import io.trendguard.log.payload.RejectionPayload.Cause;
import io.trendguard.routes.state.RejectionReason;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says why a letter was refused without repeating what it held, which may be personal. */
final class LetterReason {
    private static final Pattern PLAIN_FIELD = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,200}");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]*\\)");
    private static final String WHOLE = "whole ";
    private static final int LONGEST_SHAPE = 24;

    private LetterReason() {}

    /** What the letter has in common with others. */
    static RejectionReason of(Problem problem) {
        if (problem.status() == 409) {
            return RejectionReason.conflict();
        }
        return problem.errors().stream()
                .findFirst()
                .map(LetterReason::of)
                .orElseGet(() -> new RejectionReason(Cause.INVALID, WHOLE + "line", plain(problem.detail())));
    }

    private static RejectionReason of(Finding finding) {
        if (finding.field().startsWith(WHOLE)) {
            return new RejectionReason(Cause.INVALID, finding.field(), plain(finding.remedy()));
        }
        return PLAIN_FIELD.matcher(finding.field()).matches()
                ? new RejectionReason(Cause.INVALID, finding.field(), finding.remedy())
                : new RejectionReason(Cause.INVALID, "(withheld)", "is not a name of ours");
    }

    /** Our sentences hold values in brackets. */
    private static String plain(String sentence) {
        return IN_BRACKETS.matcher(sentence).replaceAll("(…)");
    }

    /** What the first wrong value looks like: a letter for each letter, a nine for each digit; absent if it is withheld. */
    static Optional<String> shape(Problem problem) {
        return problem.errors().stream()
                .findFirst()
                .map(Finding::value)
                .filter(value -> !value.isEmpty() && !value.equals(Finding.WITHHELD))
                .map(value -> value.replaceAll("\\p{Lu}", "A").replaceAll("\\p{Ll}|\\p{Lo}", "a"))
                .map(value -> value.replaceAll("\\p{Nd}", "9"))
                .map(value -> value.length() <= LONGEST_SHAPE ? value : value.substring(0, LONGEST_SHAPE) + "…");
    }
}
