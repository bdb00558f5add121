package io.trendguard.routes.security;

/** The caller is not known, or may not do this. */
public final class AccessDeniedException extends RuntimeException {
    private final boolean known;

    private AccessDeniedException(String message, boolean known) {
        super(message);
        this.known = known;
    }

    /** No credential, or one that is not valid. */
    public static AccessDeniedException unknown(String why) {
        return new AccessDeniedException(why, false);
    }

    /** A valid credential without the right to do this. */
    public static AccessDeniedException forbidden(Caller caller, Caller.Role role) {
        return new AccessDeniedException(
                "The credential of (%s) does not carry the role (%s). Ask an operator for a key that does."
                        .formatted(caller.actor(), role),
                true);
    }

    /** Whether the caller was recognised: 403 rather than 401. */
    public boolean known() {
        return known;
    }
}
