package io.trendguard.routes.intake;

import io.trendguard.log.payload.RejectionPayload.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Dead letters that were refused for the same reason.
 *
 * @param group its name, by which it is replayed
 * @param cause in one word
 * @param field that was wrong
 * @param remedy what must be sent instead
 * @param letters how many
 * @param replayable how many of them can be submitted again as they are kept
 * @param whyNot why the others cannot
 * @param newest an example
 * @param files whose lines they are, the newest first; no more than five are named
 */
public record LetterGroup(
        String group,
        Cause cause,
        String field,
        String remedy,
        long letters,
        long replayable,
        Optional<String> whyNot,
        Example newest,
        List<String> files) {

    /**
     * One of the letters, without what it held.
     *
     * @param file it stood in
     * @param line where it stood there
     * @param at when it was set aside
     * @param looksLike the wrong value, with a letter for each letter and a nine for each digit
     */
    public record Example(String file, long line, Instant at, Optional<String> looksLike) {}
}
