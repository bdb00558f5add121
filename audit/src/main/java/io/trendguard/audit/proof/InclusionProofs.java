package io.trendguard.audit.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Inclusion proofs under one head (RFC 6962, section 2.1.1), for positions that follow each other: what a proof shares with
 * the one before is not looked up, hashed and written again, so that a proof costs two hashes instead of a logarithm.
 *
 * @param <H> how a hash is written down
 */
public final class InclusionProofs<H> {
    private final MerkleTree tree;
    private final long treeSize;
    private final Function<byte[], H> written;

    /** What the last proof had at each depth below the root. */
    private final long[] starts = new long[Long.SIZE];

    private final Object[] siblings = new Object[Long.SIZE];

    /** The proofs under the first {@code treeSize} leaves. */
    public InclusionProofs(MerkleTree tree, long treeSize, Function<byte[], H> written) {
        this.tree = tree;
        this.treeSize = treeSize;
        this.written = written;
        Arrays.fill(starts, -1);
    }

    /** PATH(m, D[n]): from the leaf to the root. */
    public List<H> of(long position) {
        if (position < 0 || position >= treeSize) {
            throw new IllegalArgumentException(
                    "The position (%d) is not in a tree of (%d) leaves.".formatted(position, treeSize));
        }
        List<H> path = new ArrayList<>();
        path(position, 0, treeSize, 0, path);
        return path;
    }

    private void path(long position, long from, long to, int depth, List<H> path) {
        if (to - from == 1) {
            return;
        }
        long split = from + MerkleTree.split(to - from);
        if (position < split) {
            path(position, from, split, depth + 1, path);
            path.add(sibling(depth, split, to));
        } else {
            path(position, split, to, depth + 1, path);
            path.add(sibling(depth, from, split));
        }
    }

    @SuppressWarnings("unchecked") // what is in the array was written by the same function
    private H sibling(int depth, long from, long to) {
        if (starts[depth] != from) {
            starts[depth] = from;
            siblings[depth] = written.apply(tree.range(from, to));
        }
        return (H) siblings[depth];
    }
}
