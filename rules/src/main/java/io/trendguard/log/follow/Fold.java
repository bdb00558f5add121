package io.trendguard.log.follow;

import io.trendguard.log.payload.LogPayload;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * A pure fold over the entries of a tenant: row and entry give the next row. An entry changes the rows it names and no
 * others, so rows can be kept anywhere and in any number. It reads no clock: a row expires by the time of later entries.
 *
 * @param <R> what is known under one name; immutable
 */
public interface Fold<R> {
    /** Names of the rows that an entry may change; most entries change none. */
    Collection<String> rows(LogPayload payload);

    /** The row after an entry; absent if nothing is to be known under that name any more. */
    Optional<R> after(String name, Optional<R> before, LoggedPayload entry);

    /** From when on nothing asks for the row any more; absent if only an entry can end it. */
    default Optional<Instant> expiresAt(R row) {
        return Optional.empty();
    }
}
