package io.trendguard.routes.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.trendguard.event.EventParser;
import io.trendguard.event.InvalidEventException;
import io.trendguard.event.Tenant;
import io.trendguard.routes.settings.TokenSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Reads who is calling from a JWT (RFC 7519). A claim of another type than it must have makes the token not valid. */
@ApplicationScoped
class Tokens {
    private static final String ISSUED = "It must be signed by the issuer whose key is set in (trendguard.jwt.key).";

    /** Where a token says who is calling, the first that is there. */
    private static final List<String> ACTORS = List.of("upn", "preferred_username", "sub");

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
        JWTAuthContextInfo issuer = trusted.orElseThrow(() -> AccessDeniedException.unknown(
                "Tokens are not accepted here. Send the tenant's key in (X-Api-Key), or have an operator set"
                        + " (trendguard.jwt.key)."));
        try {
            parser.parse(text, issuer);
            return caller(claims(text));
        } catch (ParseException e) {
            throw refused(reason(e));
        } catch (ClassCastException | IllegalArgumentException | IllegalStateException | NullPointerException e) {
            throw refused("A claim has a type or a value that it must not have.");
        }
    }

    /** What a verified token says, as it is written there: the library passes over claims of another type. */
    private static JsonNode claims(String text) {
        byte[] payload = Base64.getUrlDecoder().decode(text.substring(text.indexOf('.') + 1, text.lastIndexOf('.')));
        try {
            return EventParser.parse(payload);
        } catch (InvalidEventException e) {
            throw refused("Its claims are not the JSON of a JWT.");
        }
    }

    private Caller caller(JsonNode claims) {
        if (!isForUs(claims.path("aud"))) {
            throw refused("Its audience (aud) must hold (%s), as (trendguard.jwt.audience) says."
                    .formatted(settings.audience().orElse(TokenSettings.AUDIENCE)));
        }
        Tenant tenant = new Tenant(text(claims, "tenant"));
        if (!keys.knows(tenant)) {
            throw refused(
                    "Nobody registered the tenant (%s) here. An operator makes its first key with the command (key)."
                            .formatted(tenant.id()));
        }
        return new Caller(tenant, actor(claims), roles(claims.path("groups")));
    }

    /** RFC 7519, 4.1.3: who is not among the audience must refuse. Without an audience only if none was asked for. */
    private boolean isForUs(JsonNode audience) {
        List<String> named = texts(audience, "aud");
        return named.isEmpty()
                ? settings.audience().isEmpty()
                : named.contains(settings.audience().orElse(TokenSettings.AUDIENCE));
    }

    private static String actor(JsonNode claims) {
        return ACTORS.stream()
                .filter(claims::has)
                .findFirst()
                .map(claim -> text(claims, claim))
                .filter(actor -> !actor.isBlank())
                .orElseThrow(() -> refused("It must say who is calling, in the claim %s."
                        .formatted(ACTORS.stream().map("(%s)"::formatted).collect(Collectors.joining(" or ")))));
    }

    private static Set<Caller.Role> roles(JsonNode groups) {
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

    private static String text(JsonNode claims, String claim) {
        JsonNode value = claims.path(claim);
        if (!value.isTextual()) {
            throw refused("The claim (%s) must be a text.".formatted(claim));
        }
        return value.textValue();
    }

    private static List<String> texts(JsonNode value, String claim) {
        if (value.isMissingNode()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : value.isArray() ? value : List.of(value)) {
            if (!one.isTextual()) {
                throw refused("The claim (%s) must be a text or a list of texts.".formatted(claim));
            }
            texts.add(one.textValue());
        }
        return texts;
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
        if (invalid.hasErrorCode(ErrorCodes.EXPIRATION_MISSING) || invalid.hasErrorCode(ErrorCodes.ISSUED_AT_MISSING)) {
            return "It must say when it was issued (iat) and when it expires (exp).";
        }
        return invalid.hasErrorCode(ErrorCodes.MALFORMED_CLAIM) ? "A claim has a type that it must not have." : ISSUED;
    }

    private static AccessDeniedException refused(String why) {
        return AccessDeniedException.unknown("The token is not valid. " + why);
    }
}
