package io.trendguard.routes.projection;

import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.log.payload.LogPayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Something that is derived from the log and can be thrown away and derived again. Entries of one person come in order;
 * otherwise the order may differ from that of positions, so what is derived must not depend on it. What it holds can be put
 * down in a {@link SnapshotFile}; whoever changes what is put down raises the form of that file.
 */
public interface Projection {
    /** Takes one entry that has its position; it may not be durable yet. */
    void apply(Tenant tenant, long position, Instant time, LogPayload payload);

    /** Its name in snapshots. */
    String name();

    /** Puts down what it holds of a tenant, so that it need not be derived from the first entry on again. */
    void save(Tenant tenant, Rows rows);

    /** Takes up one row that it put down, before it is shown the entries after. */
    void restore(Tenant tenant, String key, byte[] value);

    /** Takes the rows that a projection puts down. */
    interface Rows {
        /** A row; no key of a projection comes twice. */
        void put(String key, byte[] value);

        /** A row of a value that the JSON mapper can write. */
        default void putJson(String key, Object value) {
            try {
                put(key, Json.mapper().writeValueAsBytes(value));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The value of a row of JSON. */
    static <T> T json(byte[] value, Class<T> type) {
        try {
            return Json.mapper().readValue(value, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
