package io.trendguard.audit.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * The RFC 6962 tree of one tenant. Every complete subtree is kept, each right after its last leaf, so that any proof takes
 * a logarithm of look-ups. One thread appends; others may ask about sizes that were made known to them.
 */
public final class MerkleTree {
    private final HashStore hashes;
    private long size;

    public MerkleTree(HashStore hashes) {
        this.hashes = hashes;
    }

    /** Places that a tree of that many leaves needs. */
    public static long places(long size) {
        return 2 * size - Long.bitCount(size);
    }

    public long size() {
        return size;
    }

    public void append(byte[] leaf) {
        long place = places(size);
        byte[] hash = leaf;
        hashes.put(place, hash);
        for (int level = 0; (size >>> level & 1) == 1; level++) {
            hash = Sha256.node(subtree(level, (size >>> level) - 1), hash);
            hashes.put(++place, hash);
        }
        size++;
    }

    /** Forgets the leaves from that size on. */
    public void truncate(long newSize) {
        size = newSize;
    }

    /** The hash of the leaf at that position. */
    public byte[] leaf(long position) {
        return subtree(0, position);
    }

    /** The root of the first {@code treeSize} leaves. */
    public byte[] root(long treeSize) {
        return treeSize == 0 ? Sha256.empty() : range(0, treeSize);
    }

    /** PATH(m, D[n]) of RFC 6962, section 2.1.1: from the leaf to the root. */
    public List<byte[]> inclusion(long position, long treeSize) {
        if (position < 0 || position >= treeSize) {
            throw new IllegalArgumentException(
                    "The position (%d) is not in a tree of (%d) leaves.".formatted(position, treeSize));
        }
        return new InclusionProofs<>(this, treeSize, hash -> hash).of(position);
    }

    /** PROOF(m, D[n]) of RFC 6962, section 2.1.2. */
    public List<byte[]> consistency(long oldSize, long newSize) {
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException(
                    "A tree of (%d) leaves cannot have grown to (%d).".formatted(oldSize, newSize));
        }
        List<byte[]> proof = new ArrayList<>();
        if (oldSize > 0 && oldSize < newSize) {
            subproof(oldSize, 0, newSize, true, proof);
        }
        return proof;
    }

    private void subproof(long oldSize, long from, long to, boolean whole, List<byte[]> proof) {
        if (oldSize == to) {
            if (!whole) {
                proof.add(range(from, to));
            }
            return;
        }
        long split = from + split(to - from);
        if (oldSize <= split) {
            subproof(oldSize, from, split, whole, proof);
            proof.add(range(split, to));
        } else {
            subproof(oldSize, split, to, false, proof);
            proof.add(range(from, split));
        }
    }

    /** The hash over leaves {@code from} to {@code to}; {@code from} is where a complete subtree of that size begins. */
    byte[] range(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return subtree(level, from >>> level);
        }
        long split = from + split(leaves);
        return Sha256.node(range(from, split), range(split, to));
    }

    private byte[] subtree(int level, long index) {
        long lastLeaf = ((index + 1) << level) - 1;
        return hashes.get(places(lastLeaf) + level);
    }

    /** The largest power of two smaller than the number of leaves. */
    static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
