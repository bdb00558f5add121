package io.trendguard.audit.segment;

import io.trendguard.audit.proof.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block that takes the place of the same block with more payloads.
 *
 * @param location of the block
 * @param bytes the whole block, as long as the one before
 */
public record Rewrite(long location, byte[] bytes) {
    /** What no removal changes of a preamble: magic and version; number and counts; sum of the headers; whole length. */
    private static final int[][] KEPT = {{0, 5}, {8, 24}, {32, 36}, {40, 44}};

    /** The new bytes of a block that has lost payloads; absent if they cannot be made to fit. */
    static Optional<Rewrite> of(long location, Block block, int length) {
        return block.encodeWithin(length).map(bytes -> new Rewrite(Location.block(location), bytes));
    }

    int segment() {
        return Location.segment(location);
    }

    long offset() {
        return Location.offset(location);
    }

    /**
     * Makes sure that nothing but payloads is lost if these bytes are written over those, which may be half the old and half
     * the new ones: headers are the same and each payload is the one that its header committed to.
     */
    void mustOnlyRemoveFrom(byte[] before) throws DamagedBlockException {
        Block block = Block.decode(bytes);
        if (Block.length(bytes) != bytes.length || before.length != bytes.length) {
            throw new DamagedBlockException(40, "its block has another length than the one it is for");
        }
        int headers = ByteBuffer.wrap(bytes).getInt(20);
        boolean same = Arrays.stream(KEPT).allMatch(kept -> same(before, kept[0], kept[1]))
                && same(before, Block.PREAMBLE, Block.PREAMBLE + headers);
        if (!same) {
            throw new DamagedBlockException(0, "its block is not the one in the segment");
        }
        for (int i = 0; i < block.headers().size(); i++) {
            if (!isCommitted(block, i)) {
                throw new DamagedBlockException(
                        Block.PREAMBLE,
                        "a payload of its block (%d) is not the one that its header committed to"
                                .formatted(block.number()));
            }
        }
    }

    private boolean same(byte[] before, int from, int to) {
        return Arrays.equals(before, from, to, bytes, from, to);
    }

    private static boolean isCommitted(Block block, int index) {
        byte[] nonce = block.nonces().get(index);
        Optional<byte[]> payload = block.payloads().get(index);
        if (payload.isEmpty()) {
            return Zeros.only(nonce);
        }
        try {
            byte[] commitment = Header.parse(block.headers().get(index)).commitment();
            return Arrays.equals(commitment, Sha256.commitment(nonce, payload.get()));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
