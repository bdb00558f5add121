package io.trendguard.log;

import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
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
    private final Map<Tenant, Tree> trees = new TreeMap<>();
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
        Identified known = tree(tenant).identities.get(identity.key());
        return known == null ? sequence(tenant, Optional.of(identity), entries) : known.repeatedBy(identity);
    }

    private Appended.Sequenced sequence(Tenant tenant, Optional<EventIdentity> identity, List<NewEntry> entries) {
        if (failing || closed) {
            throw new LogUnavailableException(
                    closed ? "The log is closed." : "The log cannot be written: no space left (as the test asked).",
                    new IOException("no space left on device"));
        }
        Tree tree = tree(tenant);
        long first = tree.entries.size();
        for (NewEntry entry : entries) {
            tree.add(tenant, entry);
        }
        identity.ifPresent(i -> tree.identities.put(
                i.key(), new Identified(first, i.contentHash().clone())));
        CompletableFuture<Receipt> durable = new CompletableFuture<>();
        int size = tree.entries.size();
        Runnable force = () -> {
            tree.durable = size;
            durable.complete(tree.receipt(tenant, first));
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
        Tree tree = tree(tenant);
        return Optional.ofNullable(tree.identities.get(identity.key()))
                .filter(known -> known.position < tree.durable)
                .map(known -> known.repeatedBy(identity));
    }

    @Override
    public synchronized OptionalLong positionOf(Tenant tenant, EventKey key) {
        Identified known = tree(tenant).identities.get(key);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.position);
    }

    @Override
    public synchronized Optional<Entry> read(Tenant tenant, long position) {
        Tree tree = tree(tenant);
        return position < 0 || position >= tree.durable
                ? Optional.empty()
                : Optional.of(tree.entries.get((int) position));
    }

    @Override
    public synchronized Stream<Entry> scan(Tenant tenant, long fromPosition) {
        Tree tree = tree(tenant);
        int from = (int) Math.max(0, Math.min(fromPosition, tree.durable));
        return List.copyOf(tree.entries.subList(from, tree.durable)).stream();
    }

    @Override
    public synchronized Optional<Receipt> receipt(Tenant tenant, long position) {
        Tree tree = tree(tenant);
        return position < 0 || position >= tree.durable
                ? Optional.empty()
                : Optional.of(tree.receipt(tenant, position));
    }

    @Override
    public synchronized Head head(Tenant tenant) {
        Tree tree = tree(tenant);
        return new Head(tree.durable, HexFormat.of().formatHex(tree.root()), tree.checkpoint(tenant));
    }

    @Override
    public synchronized Set<Tenant> tenants() {
        Set<Tenant> present = new TreeSet<>();
        trees.forEach((tenant, tree) -> {
            if (tree.durable > 0) {
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

    private Tree tree(Tenant tenant) {
        return trees.computeIfAbsent(tenant, t -> new Tree());
    }

    private record Identified(long position, byte[] contentHash) {
        Appended repeatedBy(EventIdentity identity) {
            return Arrays.equals(contentHash, identity.contentHash())
                    ? new Appended.Repeated(position)
                    : new Appended.Conflict(position);
        }
    }

    /** A chain of hashes stands in for the Merkle tree: root n is the hash of root n - 1 and leaf n. */
    private static final class Tree {
        private final List<Entry> entries = new ArrayList<>();
        private final List<byte[]> roots = new ArrayList<>();
        private final Map<EventKey, Identified> identities = new HashMap<>();
        private int durable;

        void add(Tenant tenant, NewEntry entry) {
            byte[] payload = entry.payload().clone();
            String header = "%s %d %s %d %s"
                    .formatted(tenant, entries.size(), entry.kind(), entry.schemaVersion(), entry.time());
            byte[] leaf = sha256(header.getBytes(StandardCharsets.UTF_8), payload);
            entries.add(new Entry(
                    tenant,
                    entries.size(),
                    entry.kind(),
                    entry.schemaVersion(),
                    entry.time(),
                    Optional.of(payload),
                    leaf));
            roots.add(sha256(roots.isEmpty() ? new byte[0] : roots.get(roots.size() - 1), leaf));
        }

        byte[] root() {
            return durable == 0 ? sha256() : roots.get(durable - 1);
        }

        String checkpoint(Tenant tenant) {
            return "trendguard/%s\n%d\n%s\n"
                    .formatted(tenant, durable, Base64.getEncoder().encodeToString(root()));
        }

        Receipt receipt(Tenant tenant, long position) {
            String leaf = Base64.getEncoder()
                    .encodeToString(entries.get((int) position).leafHash());
            return new Receipt("trendguard/" + tenant, position, leaf, List.of(), checkpoint(tenant));
        }
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }
}
