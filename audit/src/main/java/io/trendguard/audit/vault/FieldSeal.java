package io.trendguard.audit.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** The seal of one field of one person: what is sealed opens nowhere else. */
record FieldSeal(Tenant tenant, PersonRef person, String field) {
    private static final byte VERSION = 1;

    byte[] seal(byte[] key, byte[] content, SecureRandom random) {
        return Crypto.seal(key, bound(), content, random);
    }

    byte[] open(byte[] key, byte[] sealed) {
        return Crypto.open(key, bound(), sealed).orElseThrow(this::tampered);
    }

    /** Base64 of a version and the sealed bytes. */
    String sealText(byte[] key, String text, SecureRandom random) {
        byte[] sealed = seal(key, text.getBytes(UTF_8), random);
        byte[] versioned = new byte[sealed.length + 1];
        versioned[0] = VERSION;
        System.arraycopy(sealed, 0, versioned, 1, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(versioned);
    }

    String openText(byte[] key, String sealed) {
        byte[] versioned;
        try {
            versioned = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw tampered();
        }
        if (versioned.length == 0 || versioned[0] != VERSION) {
            throw tampered();
        }
        return new String(open(key, Arrays.copyOfRange(versioned, 1, versioned.length)), UTF_8);
    }

    private byte[] bound() {
        return String.join("\0", tenant.id(), person.id(), field).getBytes(UTF_8);
    }

    private IllegalArgumentException tampered() {
        return new IllegalArgumentException(
                "The sealed field (%s) of (%s) was changed or belongs elsewhere.".formatted(field, person));
    }
}
