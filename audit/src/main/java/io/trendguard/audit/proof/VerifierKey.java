package io.trendguard.audit.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key under which checkpoints of one origin are signed, as C2SP signed notes write it:
 * {@code <origin>+<key id>+<base64>}.
 */
public final class VerifierKey {
    private static final byte ED25519 = 1;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] raw;

    VerifierKey(String name, byte[] raw) {
        this.name = name;
        this.raw = raw;
    }

    /** The key of that name for a JDK public key (Ed25519). */
    static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerifierKey(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /** Reads the written form. */
    public static VerifierKey parse(String text) {
        int idStart = text.indexOf('+');
        int second = text.indexOf('+', idStart + 1);
        if (idStart <= 0 || second < 0) {
            throw new ProofException("The verifier key (%s) must be <origin>+<key id>+<base64>.".formatted(text));
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.substring(second + 1));
        } catch (IllegalArgumentException e) {
            throw new ProofException("The verifier key (%s) is not base64.".formatted(text));
        }
        if (key.length != 33 || key[0] != ED25519) {
            throw new ProofException("The verifier key (%s) is not an Ed25519 key.".formatted(text));
        }
        VerifierKey parsed = new VerifierKey(text.substring(0, idStart), Arrays.copyOfRange(key, 1, 33));
        if (!parsed.toString().equals(text)) {
            throw new ProofException("The key id in (%s) does not belong to the key.".formatted(text));
        }
        return parsed;
    }

    public String name() {
        return name;
    }

    /** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ key). */
    byte[] id() {
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
        named.write(ED25519);
        named.writeBytes(raw);
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(named.toByteArray()), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
            System.arraycopy(raw, 0, encoded, X509_PREFIX.length, raw.length);
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            ed25519.update(text);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    @Override
    public String toString() {
        byte[] typed = new byte[raw.length + 1];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
