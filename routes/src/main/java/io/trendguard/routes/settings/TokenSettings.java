package io.trendguard.routes.settings;

import java.security.PublicKey;
import java.util.Optional;

/**
 * Which tokens of people are accepted.
 *
 * @param key public key of who issues them; absent means that none is accepted
 * @param issuer the issuer that a token must name
 * @param audience the audience that a token must name; absent means that a token without an audience is accepted, and one
 *     with an audience only if it names {@link #AUDIENCE}
 */
public record TokenSettings(Optional<PublicKey> key, String issuer, Optional<String> audience) {
    /** The name of this service in tokens. */
    public static final String AUDIENCE = "trendguard";
}
