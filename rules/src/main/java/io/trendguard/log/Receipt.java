package io.trendguard.log;

import java.util.List;

/**
 * What a sender keeps to prove that an event was accepted: a leaf, its inclusion proof and the signed checkpoint that it
 * leads to. Anyone can check it with the log's public key alone.
 *
 * @param origin checkpoint origin, one per tenant, for example {@code trendguard/demo}
 * @param position of the entry
 * @param leafHash base64
 * @param inclusionProof RFC 6962 audit path, base64, leaf to root
 * @param checkpoint C2SP signed note: origin, tree size, root hash, signatures
 */
public record Receipt(String origin, long position, String leafHash, List<String> inclusionProof, String checkpoint) {
    public Receipt {
        inclusionProof = List.copyOf(inclusionProof);
    }
}
