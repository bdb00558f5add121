package io.trendguard.log.payload;

import io.trendguard.event.InvalidEventException;
import io.trendguard.log.EntryKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that came in was not accepted. It never holds the value itself, which may be personal.
 *
 * @param cause in one word
 * @param source where it came from, for example {@code http}, {@code kafka:events/3@17} or {@code file:a.csv:12}
 * @param findings what was wrong
 * @param fingerprint keyed hash of what was sent, so that its sender can find it; hexadecimal
 */
public record RejectionPayload(Cause cause, String source, List<Problem> findings, String fingerprint)
        implements LogPayload {
    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,200}");

    public RejectionPayload {
        findings = List.copyOf(findings);
    }

    /** Why something was not accepted. */
    public enum Cause {
        /** It does not fit its schema. */
        INVALID,
        /** An event of its name was accepted with other content. */
        CONFLICT,
        /** A treatment or a person that it names is unknown. */
        UNKNOWN
    }

    /**
     * One thing that was wrong.
     *
     * @param field path of the field
     * @param remedy what must be sent instead
     */
    public record Problem(String field, String remedy) {}

    /** An event that could not be read. */
    public static RejectionPayload of(String source, InvalidEventException invalid, String fingerprint) {
        List<Problem> problems = invalid.findings().stream()
                .map(finding -> PLAIN_PATH.matcher(finding.field()).matches()
                        ? new Problem(finding.field(), finding.remedy())
                        : new Problem("(withheld)", "is not a name of ours"))
                .toList();
        return new RejectionPayload(Cause.INVALID, source, problems, fingerprint);
    }

    /** An event whose name was used before for other content. */
    public static RejectionPayload conflict(String source, long firstPosition, String fingerprint) {
        Problem problem = new Problem(
                "id",
                "names the event at position %d, which has other content; the first stands".formatted(firstPosition));
        return new RejectionPayload(Cause.CONFLICT, source, List.of(problem), fingerprint);
    }

    @Override
    public EntryKind kind() {
        return EntryKind.REJECTION;
    }
}
