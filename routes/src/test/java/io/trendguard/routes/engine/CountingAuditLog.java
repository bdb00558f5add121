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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A log that counts its entries and keeps none, so that all that grows in memory is what others keep. */
final class CountingAuditLog implements AuditLog {
    private final TreeMap<Tenant, Long> sizes = new TreeMap<>();

    @Override
    public Appended.Sequenced append(Tenant tenant, List<NewEntry> entries) {
        long first = sizes.getOrDefault(tenant, 0L);
        sizes.put(tenant, first + entries.size());
        return new Appended.Sequenced(first, new CompletableFuture<>());
    }

    @Override
    public Appended appendOnce(Tenant tenant, EventIdentity identity, List<NewEntry> entries) {
        return append(tenant, entries);
    }

    @Override
    public Optional<Appended> find(Tenant tenant, EventIdentity identity) {
        return Optional.empty();
    }

    @Override
    public OptionalLong positionOf(Tenant tenant, EventKey key) {
        return OptionalLong.empty();
    }

    @Override
    public Optional<Entry> read(Tenant tenant, long position) {
        return Optional.empty();
    }

    @Override
    public Stream<Entry> scan(Tenant tenant, long fromPosition) {
        return Stream.empty();
    }

    @Override
    public Optional<Receipt> receipt(Tenant tenant, long position) {
        return Optional.empty();
    }

    @Override
    public Head head(Tenant tenant) {
        return new Head(sizes.getOrDefault(tenant, 0L), "", "");
    }

    @Override
    public Set<Tenant> tenants() {
        return sizes.keySet();
    }

    @Override
    public void close() {}
}
