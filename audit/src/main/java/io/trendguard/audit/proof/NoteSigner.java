package io.trendguard.audit.proof;

import io.trendguard.audit.file.LogFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * Signs checkpoints with the log's Ed25519 key (RFC 8032, by Bouncy Castle, whose precomputed tables take a twentieth of the
 * JDK's time; the bytes are the same); each origin is a key name of its own. Safe for use by many threads.
 */
public final class NoteSigner {
    /** The private key's file: base64 of PKCS #8, a line, base64 of the public key (X.509). */
    public static final String KEY_FILE = "signing.key";

    private final Ed25519PrivateKeyParameters privateKey;
    private final PublicKey publicKey;

    private NoteSigner(Ed25519PrivateKeyParameters privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** Whether the folder has a key. */
    public static boolean isIn(LogFiles files) throws IOException {
        return files.names().contains(KEY_FILE);
    }

    /** The signer whose key is in the folder; the key is made at the first start. */
    public static NoteSigner in(LogFiles files, SecureRandom random) throws IOException {
        try {
            if (!isIn(files)) {
                create(files, random);
            }
            return of(new String(files.content(KEY_FILE), StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException
                | ClassCastException
                | IllegalArgumentException
                | ArrayIndexOutOfBoundsException e) {
            throw new IOException(
                    "The signing key (%s) is not readable. Restore it from a backup; a new key would not match the checkpoints."
                            .formatted(files.describe(KEY_FILE)),
                    e);
        }
    }

    /** Both keys are written out of one pair, so whatever is damaged no longer fits the rest. */
    private static NoteSigner of(String text) throws GeneralSecurityException, IOException {
        String[] lines = text.split("\n", -1);
        byte[] secret = Base64.getDecoder().decode(lines[0]);
        byte[] open = Base64.getDecoder().decode(lines[1]);
        Ed25519PrivateKeyParameters privateKey = (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(secret);
        byte[] expected = privateKey.generatePublicKey().getEncoded();
        boolean fits = Arrays.equals(
                open, Math.max(0, open.length - expected.length), open.length, expected, 0, expected.length);
        if (!fits || !text.equals(text(secret, open))) {
            throw new IllegalArgumentException("The two keys are not of one pair.");
        }
        return new NoteSigner(
                privateKey, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(open)));
    }

    private static String text(byte[] secret, byte[] open) {
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(secret) + "\n" + base64.encodeToString(open) + "\n";
    }

    private static void create(LogFiles files, SecureRandom random) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(255, random);
        KeyPair pair = generator.generateKeyPair();
        String text = text(pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
        files.replace(KEY_FILE, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The public key under which that origin's checkpoints can be checked. */
    public VerifierKey verifierKey(String origin) {
        return VerifierKey.of(origin, publicKey);
    }

    /** The signed note of a checkpoint. */
    public String sign(Checkpoint checkpoint) {
        String text = checkpoint.text();
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        Ed25519Signer ed25519 = new Ed25519Signer();
        ed25519.init(true, privateKey);
        ed25519.update(message, 0, message.length);
        byte[] signature = ed25519.generateSignature();
        byte[] id = verifierKey(checkpoint.origin()).id();
        byte[] signed = Arrays.copyOf(id, id.length + signature.length);
        System.arraycopy(signature, 0, signed, id.length, signature.length);
        return text + "\n\u2014 " + checkpoint.origin() + " "
                + Base64.getEncoder().encodeToString(signed) + "\n";
    }
}
