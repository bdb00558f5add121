package io.trendguard.log.payload;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.log.EntryKind;

/**
 * A projection as it stood, from which it can be rebuilt with the entries after it.
 *
 * @param projection its name, for example {@code contacts}
 * @param position the last entry that it has seen
 * @param state in the projection's own form
 */
public record SnapshotPayload(String projection, long position, JsonNode state) implements LogPayload {
    @Override
    public EntryKind kind() {
        return EntryKind.SNAPSHOT;
    }
}
