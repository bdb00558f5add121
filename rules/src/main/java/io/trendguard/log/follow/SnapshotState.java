package io.trendguard.log.follow;

import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.log.LogPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * State that is part of snapshots: derived from the log, put down as rows of bytes, and restored from them instead of from
 * the first entry on.
 */
public interface SnapshotState {
    /** Its name in snapshots. */
    String name();

    /** Puts down what it holds of a tenant. */
    void save(Tenant tenant, Rows rows);

    /** Takes one row that it put down, before it is shown the entries after. */
    void restore(Tenant tenant, String key, byte[] value);

    /**
     * What it holds of a tenant now, to be put down later and by another thread while it goes on. It is called while nothing is
     * appended, so a state with many rows overrides this with something that takes no time.
     *
     * @param last place of the last entry that it has seen
     */
    default Capture capture(Tenant tenant, LogPlace last) {
        Map<String, byte[]> copied = new LinkedHashMap<>();
        save(tenant, copied::put);
        return rows -> copied.forEach(rows::put);
    }

    /** What a state held at one moment. */
    interface Capture {
        /** Puts it down. Rows may know entries after that moment if seeing those again changes nothing. */
        void save(Rows rows);
    }

    /** Takes the rows that a state puts down. */
    interface Rows {
        /** A row; no key of a state comes twice. */
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
