package io.trendguard.audit.proof;

import java.util.Base64;

/**
 * The head of a tree as it is signed: the text of a C2SP checkpoint.
 *
 * @param origin whose tree it is, for example {@code trendguard/demo}
 * @param size number of leaves
 * @param root hash of the tree
 */
public record Checkpoint(String origin, long size, byte[] root) {

    /** The signed text: three lines, each ended. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** Reads the text; further lines, which the specification allows, are covered by the signature and passed over. */
    static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty() || !lines[1].matches("0|[1-9][0-9]{0,18}")) {
            throw new ProofException("The checkpoint does not begin with origin, size and root hash.");
        }
        try {
            byte[] root = Base64.getDecoder().decode(lines[2]);
            long size = Long.parseLong(lines[1]);
            if (root.length == Sha256.LENGTH) {
                return new Checkpoint(lines[0], size, root);
            }
        } catch (IllegalArgumentException e) {
            throw new ProofException("The checkpoint of (%s) is not readable: %s".formatted(lines[0], e.getMessage()));
        }
        throw new ProofException("The root hash of (%s) must have 32 bytes.".formatted(lines[0]));
    }
}
