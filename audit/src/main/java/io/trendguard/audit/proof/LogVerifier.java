package io.trendguard.audit.proof;

import io.trendguard.log.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Checks what the log says of itself with its public key alone; reads no file, clock or network. Every method returns in
 * silence or throws a {@link ProofException} that says what does not hold.
 */
public final class LogVerifier {
    private LogVerifier() {}

    /** Checks a receipt: the checkpoint is the log's own and the leaf is in its tree at that position. */
    public static Checkpoint receipt(Receipt receipt, VerifierKey key) {
        Checkpoint checkpoint = checkpoint(receipt.checkpoint(), key);
        if (!checkpoint.origin().equals(receipt.origin())) {
            throw new ProofException("The receipt is of (%s) but its checkpoint is of (%s)."
                    .formatted(receipt.origin(), checkpoint.origin()));
        }
        List<byte[]> proof =
                receipt.inclusionProof().stream().map(LogVerifier::decode).toList();
        inclusion(receipt.position(), checkpoint.size(), decode(receipt.leafHash()), proof, checkpoint.root());
        return checkpoint;
    }

    /** Opens a signed note; signatures under other names, such as those of witnesses, are passed over. */
    public static Checkpoint checkpoint(String note, VerifierKey key) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new ProofException("The checkpoint is not a signed note.");
        }
        String text = note.substring(0, end + 1);
        for (String line : note.substring(end + 2).split("\n")) {
            String prefix = "\u2014 " + key.name() + " ";
            if (line.startsWith(prefix)) {
                byte[] signed = decode(line.substring(prefix.length()));
                if (signed.length == 68
                        && Arrays.equals(signed, 0, 4, key.id(), 0, 4)
                        && key.verifies(
                                text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(signed, 4, signed.length))) {
                    return own(Checkpoint.parse(text), key);
                }
            }
        }
        throw new ProofException("The checkpoint bears no valid signature of (%s).".formatted(key));
    }

    private static Checkpoint own(Checkpoint checkpoint, VerifierKey key) {
        if (!checkpoint.origin().equals(key.name())) {
            throw new ProofException("The key (%s) signed a checkpoint of (%s).".formatted(key, checkpoint.origin()));
        }
        return checkpoint;
    }

    /** Checks that a leaf is at a position of a tree (RFC 9162, section 2.1.3.2). */
    public static void inclusion(long position, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
        if (position < 0 || position >= size) {
            throw new ProofException("The position (%d) is not in a tree of (%d) leaves.".formatted(position, size));
        }
        long index = position;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : proof) {
            if (last == 0) {
                throw new ProofException("The inclusion proof of position (%d) is too long.".formatted(position));
            }
            if ((index & 1) == 1 || index == last) {
                hash = Sha256.node(sibling, hash);
                while ((index & 1) == 0 && index != 0) {
                    index >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = Sha256.node(hash, sibling);
            }
            index >>>= 1;
            last >>>= 1;
        }
        if (last != 0 || !Arrays.equals(hash, root)) {
            throw new ProofException("The leaf at position (%d) does not lead to the root of a tree of (%d) leaves."
                    .formatted(position, size));
        }
    }

    /** Checks that a tree only grew: nothing that an older checkpoint covers was changed (RFC 9162, section 2.1.4.2). */
    public static void consistency(long oldSize, long newSize, byte[] oldRoot, byte[] newRoot, List<byte[]> proof) {
        boolean trivial = oldSize == 0 || oldSize == newSize;
        if (oldSize < 0 || oldSize > newSize || trivial != proof.isEmpty()) {
            throw inconsistent(oldSize, newSize);
        }
        if (trivial) {
            if (!Arrays.equals(oldSize == 0 ? Sha256.empty() : newRoot, oldRoot)) {
                throw inconsistent(oldSize, newSize);
            }
            return;
        }
        long index = oldSize - 1;
        long last = newSize - 1;
        int skip = Long.numberOfTrailingZeros(oldSize);
        index >>>= skip;
        last >>>= skip;
        int at = 0;
        byte[] seed = index == 0 ? oldRoot : proof.get(at++);
        byte[] older = seed;
        byte[] newer = seed;
        for (; at < proof.size(); at++) {
            byte[] sibling = proof.get(at);
            if (last == 0) {
                throw inconsistent(oldSize, newSize);
            }
            if ((index & 1) == 1 || index == last) {
                older = Sha256.node(sibling, older);
                newer = Sha256.node(sibling, newer);
                while ((index & 1) == 0 && index != 0) {
                    index >>>= 1;
                    last >>>= 1;
                }
            } else {
                newer = Sha256.node(newer, sibling);
            }
            index >>>= 1;
            last >>>= 1;
        }
        if (last != 0 || !Arrays.equals(older, oldRoot) || !Arrays.equals(newer, newRoot)) {
            throw inconsistent(oldSize, newSize);
        }
    }

    /** Checks that a payload is the one its header committed to. */
    public static void payload(byte[] commitment, byte[] nonce, byte[] payload) {
        if (!Arrays.equals(commitment, Sha256.commitment(nonce, payload))) {
            throw new ProofException("The payload is not the one that the entry's header committed to.");
        }
    }

    private static ProofException inconsistent(long oldSize, long newSize) {
        return new ProofException("The tree of (%d) leaves did not grow out of the one of (%d): history was changed."
                .formatted(newSize, oldSize));
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new ProofException("(%s) is not base64.".formatted(base64));
        }
    }
}
