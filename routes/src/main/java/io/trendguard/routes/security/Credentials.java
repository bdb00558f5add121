package io.trendguard.routes.security;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.trendguard.event.Tenant;
import io.trendguard.routes.settings.ServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Tells who is calling from the headers {@code X-Api-Key} (a machine) or {@code Authorization: Bearer} (a JWT). */
@ApplicationScoped
public class Credentials {
    private static final String BEARER = "Bearer ";

    private final KeyFile keys;
    private final JWTParser tokens;
    private final Optional<JWTAuthContextInfo> issuer;

    Credentials(KeyFile keys, JWTParser tokens, ServiceSettings settings) {
        this.keys = keys;
        this.tokens = tokens;
        this.issuer = settings.tokenKey().map(key -> new JWTAuthContextInfo(key, settings.tokenIssuer()));
    }

    /**
     * The caller, who must carry the role.
     *
     * @throws AccessDeniedException if there is no valid credential or it does not carry the role
     */
    public Caller require(Caller.Role role, @Nullable String apiKey, @Nullable String authorization) {
        Caller caller = identify(apiKey, authorization);
        if (!caller.may(role)) {
            throw AccessDeniedException.forbidden(caller, role);
        }
        return caller;
    }

    private Caller identify(@Nullable String apiKey, @Nullable String authorization) {
        if (apiKey != null) {
            return keys.caller(apiKey)
                    .orElseThrow(() -> AccessDeniedException.unknown(
                            "The key in (X-Api-Key) is not known here. Check it, or ask an operator for a new one."));
        }
        if (authorization != null && authorization.startsWith(BEARER)) {
            return fromToken(authorization.substring(BEARER.length()));
        }
        throw AccessDeniedException.unknown(
                "There is no credential. Send the tenant's key in (X-Api-Key) or a token in (Authorization: Bearer).");
    }

    private Caller fromToken(String text) {
        JWTAuthContextInfo trusted = issuer.orElseThrow(
                () -> AccessDeniedException.unknown(
                        "Tokens are not accepted here. Send the tenant's key in (X-Api-Key), or have an operator set (trendguard.jwt.key)."));
        try {
            JsonWebToken token = tokens.parse(text, trusted);
            String tenant = token.getClaim("tenant");
            if (tenant == null) {
                throw AccessDeniedException.unknown("The token has no claim (tenant).");
            }
            Set<Caller.Role> roles = EnumSet.noneOf(Caller.Role.class);
            for (String group : token.getGroups()) {
                for (Caller.Role role : Caller.Role.values()) {
                    if (role.name().equals(group.toUpperCase(Locale.ROOT))) {
                        roles.add(role);
                    }
                }
            }
            return new Caller(new Tenant(tenant), token.getName(), roles);
        } catch (ParseException | IllegalArgumentException e) {
            throw AccessDeniedException.unknown("The token is not valid: %s"
                    .formatted(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        }
    }
}
