package io.trendguard.routes.api;

import io.trendguard.event.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Addresses of reports for the frame of a page: a browser cannot send a key with them, so they carry a signature and end
 * soon. The secret lives as long as the process, so a restart ends all of them.
 */
@ApplicationScoped
public class ReportLinks {
    static final Duration VALID = Duration.ofMinutes(5);

    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final InstantSource clock;
    private final SecretKeySpec secret;

    ReportLinks() {
        this(Clock.systemUTC()); // the real time, also where the service follows played events
    }

    ReportLinks(InstantSource clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.secret = new SecretKeySpec(random, "HmacSHA256");
    }

    /** Which report a link leads to. */
    record Target(Tenant tenant, String version) {}

    /** The last part of an address that leads to the report for a while. */
    String token(Target target) {
        Instant end = clock.instant().plus(VALID);
        String said = "%s.%s.%d".formatted(target.tenant().id(), target.version(), end.getEpochSecond());
        return said + "." + ENCODER.encodeToString(signature(said));
    }

    /** Where the token leads; absent if it was not made here or has ended. */
    Optional<Target> read(String token) {
        List<String> parts = DOT.splitAsStream(token).toList();
        int cut = token.lastIndexOf('.');
        if (parts.size() != 4
                || !MessageDigest.isEqual(
                        ENCODER.encode(signature(token.substring(0, cut))),
                        token.substring(cut + 1).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        return clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts.get(2))))
                ? Optional.of(new Target(new Tenant(parts.get(0)), parts.get(1)))
                : Optional.empty();
    }

    private byte[] signature(String said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(said.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256.", e);
        }
    }
}
