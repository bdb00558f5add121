package io.trendguard.routes.engine;

import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.Head;
import io.trendguard.log.NewEntry;
import io.trendguard.log.Receipt;
import io.trendguard.log.payload.LogPayload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The log with its projections: whatever gets a position is shown to them, and after a start they see it all again. */
public final class ProjectedLog implements AuditLog {
    private final AuditLog log;
    private final List<Projection> projections;
    private final Runnable onLost;
    private final Map<Tenant, Watermark> watermarks = new ConcurrentHashMap<>();

    /** @param onLost called when entries that projections have seen could not be made durable */
    public ProjectedLog(AuditLog log, List<Projection> projections, Runnable onLost) {
        this.log = log;
        this.projections = List.copyOf(projections);
        this.onLost = onLost;
    }

    /** Shows every durable entry to the projections; called once for each tenant before anything else. */
    public void replay(Tenant tenant) {
        try (Stream<Entry> entries = log.scan(tenant, 0)) {
            entries.forEach(entry ->
                    LogPayload.of(entry).ifPresent(payload -> apply(tenant, entry.position(), entry.time(), payload)));
        }
        watermark(tenant).applied(0, Math.toIntExact(log.head(tenant).size()));
    }

    /** The last position that is durable and, like all before it, was shown to the projections; -1 if there is none. */
    public long settled(Tenant tenant) {
        return Math.min(watermark(tenant).next(), log.head(tenant).size()) - 1;
    }

    private Watermark watermark(Tenant tenant) {
        return watermarks.computeIfAbsent(tenant, t -> new Watermark(0));
    }

    /** Appends what is given as payloads, all known at the same time. */
    public Appended.Sequenced append(Tenant tenant, Instant time, List<? extends LogPayload> payloads) {
        Appended.Sequenced sequenced = log.append(tenant, entries(payloads, time));
        applyAll(tenant, sequenced.firstPosition(), time, payloads);
        return watched(sequenced);
    }

    /** Appends an event and what was decided about it, once. */
    public Appended appendOnce(
            Tenant tenant, EventIdentity identity, Instant time, List<? extends LogPayload> payloads) {
        Appended appended = log.appendOnce(tenant, identity, entries(payloads, time));
        if (appended instanceof Appended.Sequenced sequenced) {
            applyAll(tenant, sequenced.firstPosition(), time, payloads);
            watched(sequenced);
        }
        return appended;
    }

    private Appended.Sequenced watched(Appended.Sequenced sequenced) {
        sequenced.durable().whenComplete((receipt, error) -> {
            if (error != null) {
                onLost.run();
            }
        });
        return sequenced;
    }

    private static List<NewEntry> entries(List<? extends LogPayload> payloads, Instant time) {
        return payloads.stream().map(payload -> payload.toEntry(time)).toList();
    }

    private void applyAll(Tenant tenant, long firstPosition, Instant time, List<? extends LogPayload> payloads) {
        for (int i = 0; i < payloads.size(); i++) {
            apply(tenant, firstPosition + i, time, payloads.get(i));
        }
        watermark(tenant).applied(firstPosition, payloads.size());
    }

    private void apply(Tenant tenant, long position, Instant time, LogPayload payload) {
        for (Projection projection : projections) {
            projection.apply(tenant, position, time, payload);
        }
    }

    @Override
    public Appended.Sequenced append(Tenant tenant, List<NewEntry> entries) {
        Appended.Sequenced sequenced = log.append(tenant, entries);
        for (int i = 0; i < entries.size(); i++) {
            NewEntry entry = entries.get(i);
            long position = sequenced.firstPosition() + i;
            LogPayload.of(new Entry(
                            tenant,
                            position,
                            entry.kind(),
                            entry.schemaVersion(),
                            entry.time(),
                            Optional.of(entry.payload()),
                            new byte[0]))
                    .ifPresent(payload -> apply(tenant, position, entry.time(), payload));
        }
        watermark(tenant).applied(sequenced.firstPosition(), entries.size());
        return watched(sequenced);
    }

    @Override
    public Appended appendOnce(Tenant tenant, EventIdentity identity, List<NewEntry> entries) {
        throw new UnsupportedOperationException("Events come in as payloads.");
    }

    @Override
    public Optional<Appended> find(Tenant tenant, EventIdentity identity) {
        return log.find(tenant, identity);
    }

    @Override
    public OptionalLong positionOf(Tenant tenant, EventKey key) {
        return log.positionOf(tenant, key);
    }

    @Override
    public Optional<Entry> read(Tenant tenant, long position) {
        return log.read(tenant, position);
    }

    @Override
    public Stream<Entry> scan(Tenant tenant, long fromPosition) {
        return log.scan(tenant, fromPosition);
    }

    @Override
    public Optional<Receipt> receipt(Tenant tenant, long position) {
        return log.receipt(tenant, position);
    }

    @Override
    public Head head(Tenant tenant) {
        return log.head(tenant);
    }

    @Override
    public Set<Tenant> tenants() {
        return log.tenants();
    }

    @Override
    public void close() {
        log.close();
    }
}
