package io.trendguard.audit.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The vault's ciphers: AES-256-GCM, AES key wrap (RFC 3394) and HMAC-SHA-256. */
final class Crypto {
    static final int KEY = 32;
    static final int WRAPPED = KEY + 8;
    static final int MAC = 32;
    static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private Crypto() {}

    static byte[] seal(byte[] key, byte[] bound, byte[] text, SecureRandom random) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            Cipher cipher = gcm(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(bound);
            byte[] out = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(text.length));
            cipher.doFinal(text, 0, text.length, out, NONCE);
            return out;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** The text; absent if the seal does not hold. */
    static Optional<byte[]> open(byte[] key, byte[] bound, byte[] sealed) {
        if (sealed.length < NONCE + TAG_BITS / 8) {
            return Optional.empty();
        }
        try {
            Cipher cipher = gcm(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE));
            cipher.updateAAD(bound);
            return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static Cipher gcm(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    static byte[] wrap(byte[] wrapping, byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(wrapping, "AES"));
            return cipher.wrap(new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** The key; absent if it was not wrapped under this one. */
    static Optional<byte[]> unwrap(byte[] wrapping, byte[] wrapped) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(wrapping, "AES"));
            return Optional.of(cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded());
        } catch (java.security.InvalidKeyException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** A key of its own for each use. */
    static byte[] derive(byte[] key, String use) {
        return hmac(key, ("trendguard/vault/" + use).getBytes(StandardCharsets.US_ASCII));
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("This JDK lacks a cipher that the vault needs: " + e.getMessage(), e);
    }
}
