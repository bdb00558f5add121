package io.trendguard.routes.security;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.trendguard.event.Tenant;
import io.trendguard.routes.settings.TokenSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/** Reads who is calling from a JWT (RFC 7519). A claim of another type than it must have makes the token not valid. */
@ApplicationScoped
class Tokens {
    private static final String ISSUED = "It must be signed by the issuer whose key is set in (trendguard.jwt.key).";

    private final JWTParser parser;
    private final TokenSettings settings;
    private final Keys keys;
    private final Optional<JWTAuthContextInfo> trusted;

    Tokens(JWTParser parser, TokenSettings settings, Keys keys) {
        this.parser = parser;
        this.settings = settings;
        this.keys = keys;
        this.trusted = settings.key().map(key -> new JWTAuthContextInfo(key, settings.issuer()));
    }

    /** The caller; throws {@link AccessDeniedException} with what is wrong with the token. */
    Caller caller(String text) {
        JWTAuthContextInfo issuer = trusted.orElseThrow(
                () -> AccessDeniedException.unknown(
                        "Tokens are not accepted here. Send the tenant's key in (X-Api-Key), or have an operator set (trendguard.jwt.key)."));
        try {
            return caller(parser.parse(text, issuer));
        } catch (ParseException e) {
            throw refused(reason(e));
        } catch (ClassCastException | IllegalArgumentException | IllegalStateException | NullPointerException e) {
            throw refused("A claim has a type or a value that it must not have.");
        }
    }

    private Caller caller(JsonWebToken token) {
        if (!isForUs(token.<Object>getClaim("aud"))) {
            throw refused("Its audience (aud) must hold (%s), as (trendguard.jwt.audience) says."
                    .formatted(settings.audience().orElse(TokenSettings.AUDIENCE)));
        }
        Tenant tenant = new Tenant(text(token, "tenant"));
        if (!keys.knows(tenant)) {
            throw refused("Nobody registered the tenant (%s) here. An operator makes its first key with the command (key)."
                    .formatted(tenant.id()));
        }
        String actor = token.getName();
        if (actor == null || actor.isBlank()) {
            throw refused("It must say who is calling, in the claim (upn), (preferred_username) or (sub).");
        }
        return new Caller(tenant, actor, roles(token.<Object>getClaim("groups")));
    }

    /** RFC 7519, 4.1.3: who is not among the audience must refuse. Without an audience only if none was asked for. */
    private boolean isForUs(@Nullable Object audience) {
        List<String> named = texts(audience, "aud");
        return named.isEmpty()
                ? settings.audience().isEmpty()
                : named.contains(settings.audience().orElse(TokenSettings.AUDIENCE));
    }

    private static Set<Caller.Role> roles(@Nullable Object groups) {
        Set<Caller.Role> roles = EnumSet.noneOf(Caller.Role.class);
        for (String group : texts(groups, "groups")) {
            for (Caller.Role role : Caller.Role.values()) {
                if (role.name().equals(group.toUpperCase(Locale.ROOT))) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private static String text(JsonWebToken token, String claim) {
        Object value = token.<Object>getClaim(claim);
        if (value instanceof CharSequence || value instanceof JsonString) {
            return texts(value, claim).get(0);
        }
        throw refused("The claim (%s) must be a text.".formatted(claim));
    }

    private static List<String> texts(@Nullable Object value, String claim) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof CharSequence text) {
            return List.of(text.toString());
        }
        if (value instanceof JsonString text) {
            return List.of(text.getString());
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(each -> one(each, claim)).toList();
        }
        throw refused("The claim (%s) must be a text or a list of texts.".formatted(claim));
    }

    private static String one(@Nullable Object value, String claim) {
        List<String> texts = value instanceof Collection<?> ? List.of() : texts(value, claim);
        if (texts.size() != 1) {
            throw refused("The claim (%s) must be a text or a list of texts.".formatted(claim));
        }
        return texts.get(0);
    }

    private static String reason(ParseException e) {
        if (!(e.getCause() instanceof InvalidJwtException invalid)) {
            return "It is no JWT. " + ISSUED;
        }
        if (invalid.hasExpired()) {
            return "It has expired. Get a new one from the issuer.";
        }
        if (invalid.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
            return "It is not valid yet (nbf). Check the clocks.";
        }
        if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID) || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return "Its issuer (iss) is not the one in (trendguard.jwt.issuer).";
        }
        if (invalid.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)
                || invalid.hasErrorCode(ErrorCodes.ISSUED_AT_MISSING)) {
            return "It must say when it was issued (iat) and when it expires (exp).";
        }
        return invalid.hasErrorCode(ErrorCodes.MALFORMED_CLAIM)
                ? "A claim has a type that it must not have."
                : ISSUED;
    }

    private static AccessDeniedException refused(String why) {
        return AccessDeniedException.unknown("The token is not valid. " + why);
    }
}
