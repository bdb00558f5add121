package io.trendguard.log.payload;

import io.trendguard.log.EntryKind;
import java.util.Optional;

/**
 * Something that decides was put into use.
 *
 * @param what it is
 * @param name for example {@code regret}
 * @param version hash of its files; for {@code SAFE_MODE} {@code on} or {@code off}
 * @param replaced the version before, where there was one
 * @param actor who did it, as the credential names them
 * @param note in their own words
 */
public record PublicationPayload(
        What what, String name, String version, Optional<String> replaced, String actor, String note)
        implements LogPayload {
    /** What can be put into use. */
    public enum What {
        RULEBOOK,
        MODEL,
        SAFE_MODE,
        SETTINGS
    }

    @Override
    public EntryKind kind() {
        return EntryKind.PUBLICATION;
    }
}
