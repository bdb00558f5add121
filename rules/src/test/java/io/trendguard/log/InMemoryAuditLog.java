package io.trendguard.log;

import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A log for tests, true to the port but for two things: its hashes are not those of the real format and its checkpoints
 * carry no signature. {@link #holdForce} shows what is sequenced and not yet durable, {@link #failWrites} a full disk.
 */
public final class InMemoryAuditLog implements AuditLog {
    private final Map<Tenant, HashChain> chains = new TreeMap<>();
    private final List<Runnable> pending = new ArrayList<>();
    private boolean held;
    private boolean failing;
    private boolean closed;

    /** Keeps what is appended from now on sequenced but not durable. */
    public synchronized void holdForce() {
        held = true;
    }

    /** Makes durable what was held, and everything after it at once. */
    public synchronized void releaseForce() {
        held = false;
        pending.forEach(Runnable::run);
        pending.clear();
    }

    /** While true, every append fails as on a full disk. */
    public synchronized void failWrites(boolean fail) {
        failing = fail;
    }

    @Override
    public synchronized Appended.Sequenced append(Tenant tenant, List<NewEntry> entries) {
        EntryChecks.withoutEvent(entries);
        return sequence(tenant, Optional.empty(), entries);
    }

    @Override
    public synchronized Appended appendOnce(Tenant tenant, EventIdentity identity, List<NewEntry> entries) {
        EntryChecks.eventFirst(entries);
        HashChain.Identified known = chain(tenant).identities.get(identity.key());
        return known == null ? sequence(tenant, Optional.of(identity), entries) : known.repeatedBy(identity);
    }

    private Appended.Sequenced sequence(Tenant tenant, Optional<EventIdentity> identity, List<NewEntry> entries) {
        if (failing || closed) {
            throw new LogUnavailableException(
                    closed ? "The log is closed." : "The log cannot be written: no space left (as the test asked).",
                    new IOException("no space left on device"));
        }
        HashChain chain = chain(tenant);
        long first = chain.entries.size();
        for (NewEntry entry : entries) {
            chain.add(tenant, entry);
        }
        identity.ifPresent(i -> chain.identities.put(
                i.key(), new HashChain.Identified(first, i.contentHash().clone())));
        CompletableFuture<Receipt> durable = new CompletableFuture<>();
        int size = chain.entries.size();
        Runnable force = () -> {
            chain.durable = size;
            durable.complete(chain.receipt(tenant, first));
        };
        if (held) {
            pending.add(force);
        } else {
            force.run();
        }
        return new Appended.Sequenced(first, durable);
    }

    @Override
    public synchronized Optional<Appended> find(Tenant tenant, EventIdentity identity) {
        HashChain chain = chain(tenant);
        return Optional.ofNullable(chain.identities.get(identity.key()))
                .filter(known -> known.position() < chain.durable)
                .map(known -> known.repeatedBy(identity));
    }

    @Override
    public synchronized OptionalLong positionOf(Tenant tenant, EventKey key) {
        HashChain.Identified known = chain(tenant).identities.get(key);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.position());
    }

    @Override
    public synchronized Optional<Entry> read(Tenant tenant, long position) {
        HashChain chain = chain(tenant);
        return position < 0 || position >= chain.durable
                ? Optional.empty()
                : Optional.of(chain.entries.get((int) position));
    }

    @Override
    public synchronized Stream<Entry> scan(Tenant tenant, long fromPosition) {
        HashChain chain = chain(tenant);
        int from = (int) Math.max(0, Math.min(fromPosition, chain.durable));
        return List.copyOf(chain.entries.subList(from, chain.durable)).stream();
    }

    @Override
    public synchronized Optional<Receipt> receipt(Tenant tenant, long position) {
        HashChain chain = chain(tenant);
        return position < 0 || position >= chain.durable
                ? Optional.empty()
                : Optional.of(chain.receipt(tenant, position));
    }

    @Override
    public synchronized Head head(Tenant tenant) {
        HashChain chain = chain(tenant);
        return new Head(chain.durable, HexFormat.of().formatHex(chain.root()), chain.checkpoint(tenant));
    }

    @Override
    public synchronized Set<Tenant> tenants() {
        Set<Tenant> present = new TreeSet<>();
        chains.forEach((tenant, chain) -> {
            if (chain.durable > 0) {
                present.add(tenant);
            }
        });
        return present;
    }

    @Override
    public synchronized void close() {
        releaseForce();
        closed = true;
    }

    private HashChain chain(Tenant tenant) {
        return chains.computeIfAbsent(tenant, t -> new HashChain());
    }
}
