package io.trendguard.model.history;

import io.trendguard.event.Tenant;
import java.util.function.BiConsumer;

/** Where histories are kept. */
interface Shelf extends AutoCloseable {

    /** The rows of a history as they are now; none if nothing is known. The caller only reads them. */
    Rows read(HistoryKey key);

    /** Takes one row of the event at that position; false if it is older than what is kept. */
    boolean insert(HistoryKey key, long position, byte[] row);

    /** Shows every history of a tenant. */
    void forEach(Tenant tenant, BiConsumer<HistoryKey, Rows> reader);

    @Override
    void close();
}
