package io.trendguard.routes.projection;

import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.Fold;
import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.follow.SnapshotState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The rows of a {@link Fold} on the heap. A row that has expired by the time of a later entry is forgotten, so that their number
 * depends on what is going on and not on the length of the log.
 *
 * @param <R> what is known under one name
 */
public final class FoldedRows<R> implements LiveState, SnapshotState {
    private final String name;
    private final Class<R> type;
    private final Fold<R> fold;
    private final Changes<R> changes;
    private final Map<Tenant, Map<String, R>> tenants = new HashMap<>();
    private final Map<Tenant, NavigableSet<Expiry>> expiries = new HashMap<>();

    private record Expiry(Instant at, String row) implements Comparable<Expiry> {
        @Override
        public int compareTo(Expiry other) {
            return Comparator.comparing(Expiry::at).thenComparing(Expiry::row).compare(this, other);
        }
    }

    /** Is told of every row that changes; within the lock of the rows, in order. */
    public interface Changes<R> {
        /** A row came, changed or went. */
        void changed(Tenant tenant, String row, Optional<R> before, Optional<R> after);
    }

    /** Rows by which nothing else is ordered. */
    public FoldedRows(String name, Class<R> type, Fold<R> fold) {
        this(name, type, fold, (tenant, row, before, after) -> {});
    }

    /**
     * @param name in snapshots
     * @param changes is told of every row that changes
     */
    public FoldedRows(String name, Class<R> type, Fold<R> fold, Changes<R> changes) {
        this.name = name;
        this.type = type;
        this.fold = fold;
        this.changes = changes;
    }

    /** What is known under a name. */
    public synchronized Optional<R> find(Tenant tenant, String row) {
        return Optional.ofNullable(rows(tenant).get(row));
    }

    /** All rows of a tenant, in no order. */
    public synchronized List<R> all(Tenant tenant) {
        return List.copyOf(rows(tenant).values());
    }

    @Override
    public void take(LoggedPayload entry) {
        Collection<String> names = fold.rows(entry.payload());
        synchronized (this) {
            for (String row : names) {
                replace(entry.tenant(), row, fold.after(row, find(entry.tenant(), row), entry));
            }
            forgetExpired(entry.tenant(), entry.time());
        }
    }

    private void replace(Tenant tenant, String row, Optional<R> after) {
        Optional<R> before = after.isPresent()
                ? Optional.ofNullable(rows(tenant).put(row, after.get()))
                : Optional.ofNullable(rows(tenant).remove(row));
        before.flatMap(fold::expiresAt).ifPresent(at -> expiries(tenant).remove(new Expiry(at, row)));
        after.flatMap(fold::expiresAt).ifPresent(at -> expiries(tenant).add(new Expiry(at, row)));
        changes.changed(tenant, row, before, after);
    }

    private void forgetExpired(Tenant tenant, Instant now) {
        NavigableSet<Expiry> next = expiries(tenant);
        while (!next.isEmpty() && !next.first().at().isAfter(now)) {
            replace(tenant, next.first().row(), Optional.empty());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        capture(tenant, LogPlace.START).save(rows);
    }

    /** Rows are immutable, so that their references are enough. */
    @Override
    public synchronized Capture capture(Tenant tenant, LogPlace last) {
        Map<String, R> now = Map.copyOf(rows(tenant));
        return rows -> now.forEach(rows::putJson);
    }

    @Override
    public synchronized void restore(Tenant tenant, String key, byte[] value) {
        replace(tenant, key, Optional.of(SnapshotState.json(value, type)));
    }

    private Map<String, R> rows(Tenant tenant) {
        return tenants.computeIfAbsent(tenant, t -> new HashMap<>());
    }

    private NavigableSet<Expiry> expiries(Tenant tenant) {
        return expiries.computeIfAbsent(tenant, t -> new TreeSet<>());
    }
}
