package io.trendguard.audit;

import io.trendguard.audit.file.MappedRegion;
import io.trendguard.audit.proof.Checkpoint;
import io.trendguard.audit.proof.HashStore;
import io.trendguard.audit.proof.MerkleTree;
import io.trendguard.audit.proof.Sha256;
import io.trendguard.event.Tenant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** One tenant's sequence: its tree, where its entries are, and its last signed head. */
final class TenantLog implements AutoCloseable {
    private final Tenant tenant;
    private final String origin;
    private final MappedRegion hashes;
    private final MappedRegion locations;
    private final MerkleTree tree;
    private long nextPosition;
    private volatile Signed signed;

    TenantLog(Tenant tenant, String originPrefix, Path index) throws IOException {
        this.tenant = tenant;
        origin = originPrefix + "/" + tenant;
        hashes = new MappedRegion(index.resolve("%s.tree".formatted(tenant)));
        locations = new MappedRegion(index.resolve("%s.positions".formatted(tenant)));
        tree = new MerkleTree(new MappedHashes(hashes));
        signed = new Signed(new Checkpoint(origin, 0, Sha256.empty()), "");
    }

    Tenant tenant() {
        return tenant;
    }

    String origin() {
        return origin;
    }

    /** Written by the committing thread alone; others ask it about sizes up to that of the signed head. */
    MerkleTree tree() {
        return tree;
    }

    /** Makes room for more entries, so that {@link #add} cannot fail. */
    void reserve(int more) throws IOException {
        hashes.reserve(Sha256.LENGTH * MerkleTree.places(tree.size() + more + 1));
        locations.reserve(Long.BYTES * (tree.size() + more + 1));
    }

    void add(byte[] leaf) {
        tree.append(leaf);
    }

    void locate(long position, long location) {
        locations.putLong(Long.BYTES * position, location);
    }

    /** Where the durable entry is; empty beyond the head. */
    OptionalLong location(long position) {
        return position < 0 || position >= signed.checkpoint().size()
                ? OptionalLong.empty()
                : OptionalLong.of(locations.getLong(Long.BYTES * position));
    }

    /** The next position to be given; guarded by the sequencer. */
    long nextPosition() {
        return nextPosition;
    }

    void nextPosition(long position) {
        nextPosition = position;
    }

    Signed signed() {
        return signed;
    }

    void signed(Signed head) {
        signed = head;
    }

    @Override
    public void close() throws IOException {
        hashes.close();
        locations.close();
    }

    /** A durable head and its signed note. */
    record Signed(Checkpoint checkpoint, String note) {}

    private record MappedHashes(MappedRegion region) implements HashStore {
        @Override
        public byte[] get(long place) {
            byte[] hash = new byte[Sha256.LENGTH];
            region.get(Sha256.LENGTH * place, hash);
            return hash;
        }

        @Override
        public void put(long place, byte[] hash) {
            region.put(Sha256.LENGTH * place, hash);
        }
    }
}
