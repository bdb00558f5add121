package io.trendguard.log.payload;

import io.trendguard.log.EntryKind;
import java.util.Optional;

/**
 * Something that decides was put into use.
 *
 * @param what it is
 * @param name for example {@code regret}
 * @param version hash of its files; for {@code SAFE_MODE} {@code on} or {@code off}; for {@code ACCEPTED_LOSS} how many
 *     entries the log has left, and {@code replaced} says how many had been signed for
 * @param replaced the version before, where there was one
 * @param actor who did it, as the credential names them
 * @param note in their own words
 * @param change what it changes about the life of a model; absent for anything else, and in version 1, where a model
 *     that is published is live
 */
public record PublicationPayload(
        What what,
        String name,
        String version,
        Optional<String> replaced,
        String actor,
        String note,
        Optional<ModelChange> change)
        implements LogPayload {
    public PublicationPayload {
        if (change.isPresent() && what != What.MODEL) {
            throw new IllegalArgumentException("Only a model has a life, not a (%s).".formatted(what));
        }
    }

    /** A publication of anything but a model. */
    public PublicationPayload(
            What what, String name, String version, Optional<String> replaced, String actor, String note) {
        this(what, name, version, replaced, actor, note, Optional.empty());
    }

    /** What can be put into use. */
    public enum What {
        RULEBOOK,
        MODEL,
        SAFE_MODE,
        SETTINGS,
        /** An operator accepted that entries at the end of the log are lost. */
        ACCEPTED_LOSS
    }

    @Override
    public int schemaVersion() {
        return change.isPresent() ? 2 : 1;
    }

    @Override
    public EntryKind kind() {
        return EntryKind.PUBLICATION;
    }
}
