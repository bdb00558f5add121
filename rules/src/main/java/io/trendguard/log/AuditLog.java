package io.trendguard.log;

import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The append-only log; everything else is a projection of it. One position sequence and one Merkle tree per tenant. It
 * can append and read; there is no update. Safe for use by many threads.
 */
public interface AuditLog extends AutoCloseable {

    /**
     * Appends entries together: after a crash either all of them are there or none.
     *
     * @throws LogUnavailableException if the log cannot be written, for example because the disk is full
     */
    Appended.Sequenced append(Tenant tenant, List<NewEntry> entries);

    /**
     * Appends an event with what was decided about it, unless an event of that name was appended before. The first of the
     * entries must be of kind {@code EVENT}.
     *
     * @throws LogUnavailableException if the log cannot be written
     */
    Appended appendOnce(Tenant tenant, EventIdentity identity, List<NewEntry> entries);

    /** What {@link #appendOnce} would find, without appending: absent if the event is new. Durable entries only. */
    Optional<Appended> find(Tenant tenant, EventIdentity identity);

    /** The position of the event of that name, durable or not. */
    OptionalLong positionOf(Tenant tenant, EventKey key);

    /** The durable entry at a position; absent beyond the head. */
    Optional<Entry> read(Tenant tenant, long position);

    /** The durable entries from a position on, in order, up to the head at the time of the call. To be closed. */
    Stream<Entry> scan(Tenant tenant, long fromPosition);

    /** The receipt for a durable entry, against the newest checkpoint. */
    Optional<Receipt> receipt(Tenant tenant, long position);

    /** The durable head. */
    Head head(Tenant tenant);

    /** Tenants with at least one entry. */
    Set<Tenant> tenants();

    @Override
    void close();
}
