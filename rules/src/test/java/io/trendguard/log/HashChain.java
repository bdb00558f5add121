package io.trendguard.log;

import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One tenant's entries. A chain of hashes stands in for the Merkle tree: root n is the hash of root n - 1 and leaf n. */
final class HashChain {
    final List<Entry> entries = new ArrayList<>();
    private final List<byte[]> roots = new ArrayList<>();
    final Map<EventKey, Identified> identities = new HashMap<>();
    int durable;

    void add(Tenant tenant, NewEntry entry) {
        byte[] payload = entry.payload().clone();
        String header =
                "%s %d %s %d %s".formatted(tenant, entries.size(), entry.kind(), entry.schemaVersion(), entry.time());
        byte[] leaf = sha256(header.getBytes(StandardCharsets.UTF_8), payload);
        entries.add(new Entry(
                tenant, entries.size(), entry.kind(), entry.schemaVersion(), entry.time(), Optional.of(payload), leaf));
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
        String leaf =
                Base64.getEncoder().encodeToString(entries.get((int) position).leafHash());
        return new Receipt("trendguard/" + tenant, position, leaf, List.of(), checkpoint(tenant));
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

    /** Where an event stands, and the hash of what it said. */
    record Identified(long position, byte[] contentHash) {
        Appended repeatedBy(EventIdentity identity) {
            return Arrays.equals(contentHash, identity.contentHash())
                    ? new Appended.Repeated(position)
                    : new Appended.Conflict(position);
        }
    }
}
