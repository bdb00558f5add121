package io.trendguard.audit.proof;

import io.trendguard.audit.file.LogFile;
import io.trendguard.audit.file.LogFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** Signs checkpoints with the log's Ed25519 key; each origin is a key name of its own. Safe for use by many threads. */
public final class NoteSigner {
    /** The private key's file: base64 of PKCS #8, a line, base64 of the public key (X.509). */
    public static final String KEY_FILE = "signing.key";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private NoteSigner(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** The signer whose key is in the folder; the key is made at the first start. */
    public static NoteSigner in(LogFiles files, SecureRandom random) throws IOException {
        try {
            if (!files.names().contains(KEY_FILE)) {
                create(files, random);
            }
            try (LogFile file = files.open(KEY_FILE)) {
                String text = new String(file.read(0, (int) file.size()), StandardCharsets.US_ASCII);
                String[] lines = text.split("\n", -1);
                KeyFactory keys = KeyFactory.getInstance("Ed25519");
                return new NoteSigner(
                        keys.generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0]))),
                        keys.generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(lines[1]))));
            }
        } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IOException(
                    "The signing key (%s) is not readable. Restore it from a backup; a new key would not match the checkpoints."
                            .formatted(files.describe(KEY_FILE)),
                    e);
        }
    }

    private static void create(LogFiles files, SecureRandom random) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(255, random);
        KeyPair pair = generator.generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        byte[] text = (base64.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                        + base64.encodeToString(pair.getPublic().getEncoded()) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        String draft = KEY_FILE + ".draft";
        files.delete(draft);
        try (LogFile file = files.create(draft, text.length)) {
            file.write(ByteBuffer.wrap(text), 0);
            file.force();
        }
        files.rename(draft, KEY_FILE);
        files.forceNames();
    }

    /** The public key under which that origin's checkpoints can be checked. */
    public VerifierKey verifierKey(String origin) {
        return VerifierKey.of(origin, publicKey);
    }

    /** The signed note of a checkpoint. */
    public String sign(Checkpoint checkpoint) {
        try {
            String text = checkpoint.text();
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signature = ed25519.sign();
            byte[] id = verifierKey(checkpoint.origin()).id();
            byte[] signed = Arrays.copyOf(id, id.length + signature.length);
            System.arraycopy(signature, 0, signed, id.length, signature.length);
            return text + "\n\u2014 " + checkpoint.origin() + " "
                    + Base64.getEncoder().encodeToString(signed) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot sign with Ed25519.", e);
        }
    }
}
