package io.trendguard.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The first 128 bits of SHA-256 over tenant, source and id: what is kept of an event's name for ever, so that a repeated
 * event is recognised long after its content has expired. Decisions and treatments are named after it.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record EventKey(String hex) {
    public EventKey {
        if (hex.length() != 32) {
            throw new IllegalArgumentException("The event key (%s) must have 32 hexadecimal digits.".formatted(hex));
        }
    }

    /** The key of an event's name; parts are separated by a zero byte, which none of them may contain. */
    public static EventKey of(Tenant tenant, String source, String id) {
        byte[] name = (tenant.id() + '\0' + source + '\0' + id).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name);
            return new EventKey(HexFormat.of().formatHex(Arrays.copyOf(hash, 16)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }

    /** The 16 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
