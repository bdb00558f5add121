package io.trendguard.audit.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 6962, section 2.1, and the commitment to a payload. */
public final class Sha256 {
    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::digest);

    private Sha256() {}

    /** The root of a tree without leaves. */
    public static byte[] empty() {
        return DIGEST.get().digest();
    }

    public static byte[] leaf(byte[] header) {
        MessageDigest digest = DIGEST.get();
        digest.update((byte) 0);
        return digest.digest(header);
    }

    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = DIGEST.get();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** What a header says of its payload without telling it: SHA-256(nonce ‖ payload). */
    public static byte[] commitment(byte[] nonce, byte[] payload) {
        MessageDigest digest = DIGEST.get();
        digest.update(nonce);
        return digest.digest(payload);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }
}
