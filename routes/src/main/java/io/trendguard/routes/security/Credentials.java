package io.trendguard.routes.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells who is calling from the headers {@code X-Api-Key} (a machine) or {@code Authorization: Bearer} (a JWT). */
@ApplicationScoped
public class Credentials {
    /** A scheme is told apart without regard to case, and spaces may follow it (RFC 9110, 11.1 and 11.4). */
    private static final Pattern BEARER = Pattern.compile("bearer[ \t]+(\\S+)[ \t]*", Pattern.CASE_INSENSITIVE);

    private final Keys keys;
    private final Tokens tokens;

    Credentials(Keys keys, Tokens tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    /**
     * The caller, who must carry the role.
     *
     * @throws AccessDeniedException if there is no valid credential or it does not carry the role
     */
    public Caller require(Caller.Role role, @Nullable String apiKey, @Nullable String authorization) {
        return permitted(identify(apiKey, authorization), role);
    }

    /** The caller, if the role is carried. */
    public Caller permitted(Caller caller, Caller.Role role) {
        if (!caller.may(role)) {
            throw AccessDeniedException.forbidden(caller, role);
        }
        return caller;
    }

    /** Who is calling, whatever they may do. Throws {@link AccessDeniedException} if nobody can tell. */
    public Caller identify(@Nullable String apiKey, @Nullable String authorization) {
        if (apiKey != null) {
            return keys.caller(apiKey)
                    .orElseThrow(() -> AccessDeniedException.unknown(
                            "The key in (X-Api-Key) is not known here. Check it, or ask an operator for a new one."));
        }
        if (authorization != null) {
            Matcher bearer = BEARER.matcher(authorization.strip());
            if (bearer.matches()) {
                return tokens.caller(bearer.group(1));
            }
            throw AccessDeniedException.unknown(
                    "The header (Authorization) must be the word Bearer, a space and one token. Or send the tenant's"
                            + " key in (X-Api-Key).");
        }
        throw AccessDeniedException.unknown(
                "There is no credential. Send the tenant's key in (X-Api-Key) or a token in (Authorization: Bearer).");
    }
}
